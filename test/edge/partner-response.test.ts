import { describe, expect, it } from 'vitest';
import { answerToPartner } from './edge-function.ts';

const STORED = {
  'content-type': { value: 'application/json; charset=utf-8' },
  'cache-control': { value: 'public, max-age=60' },
  etag: { value: '"0123"' },
  vary: { value: 'Accept-Encoding' },
  'x-amz-meta-content-type': { value: 'application/feed+json; charset=utf-8' },
  'x-amz-meta-link': { value: '<https://news.example/partners/acme/feed.json>; rel="self"' },
  'x-amz-meta-origins': { value: 'https://acme.example https://www.acme.example' },
  'x-amz-version-id': { value: '7' },
};

const answer = (headers: object, origin?: string) =>
  answerToPartner(
    { uri: '/partners/acme/feed.json', headers: origin ? { origin: { value: origin } } : {} },
    { headers: { ...STORED, ...headers } },
  );

describe('what a partner gets', () => {
  it('is its own to keep, and has its media type and links; the rest of the metadata stays in', async () => {
    expect((await answer({})).headers).toEqual({
      'content-type': { value: 'application/feed+json; charset=utf-8' },
      'cache-control': { value: 'private, max-age=300' },
      etag: { value: '"0123"' },
      vary: { value: 'Accept-Encoding, Origin' },
      link: STORED['x-amz-meta-link'],
    });
  });

  it.each(['https://acme.example', 'https://www.acme.example'])(
    'may be read by a page of %s',
    async (origin) => {
      expect((await answer({}, origin)).headers).toMatchObject({
        'access-control-allow-origin': { value: origin },
        'access-control-expose-headers': { value: 'ETag, Last-Modified, Link' },
        vary: { value: 'Accept-Encoding, Origin' },
      });
    },
  );

  it.each([
    'https://evil.example',
    'https://acme.example.evil.example',
    'https://acme.example https://www.acme.example',
    'http://acme.example',
    'https://acme',
    'null',
    '*',
  ])('may not be read by a page of %s', async (origin) => {
    const { headers } = await answer({}, origin);
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect(headers.vary).toEqual({ value: 'Accept-Encoding, Origin' });
  });

  it.each([undefined, { value: '' }])('may be read by no page if it names none: %o', async (origins) => {
    for (const origin of ['https://acme.example', 'null', 'undefined', ' ']) {
      const { headers } = await answer({ 'x-amz-meta-origins': origins }, origin);
      expect(headers).not.toHaveProperty('access-control-allow-origin');
      expect(headers.vary).toEqual({ value: 'Accept-Encoding' });
    }
  });
});
