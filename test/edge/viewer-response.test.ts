import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { only, synthesize } from '../lib/synthesis.ts';
import { answerAtEdge } from './edge-function.ts';

/** What CloudFront has of a feed. */
const STORED = {
  'content-type': { value: 'application/xml; charset=utf-8' },
  'cache-control': { value: 'public, max-age=300' },
  'last-modified': { value: 'Mon, 23 Nov 2026 09:00:00 GMT' },
  'accept-ranges': { value: 'bytes' },
  etag: { value: '"0123"' },
  vary: { value: 'Accept-Encoding' },
};

const answer = (uri: string, metadata: Record<string, string> = {}, statusCode = 200) => {
  const added = Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, { value }]);
  return answerAtEdge({ uri }, { statusCode, headers: { ...STORED, ...Object.fromEntries(added) } });
};

describe('an object that has moved', () => {
  const to = 'https://news.example/articles/new/';

  it('is answered 301, with its new address and how long that may be kept', () => {
    const { statusCode, statusDescription, headers } = answer('/articles/old/', { redirect: to });
    expect([statusCode, statusDescription]).toEqual([301, 'Moved Permanently']);
    expect(headers.location).toEqual({ value: to });
    expect(headers['cache-control']).toEqual(STORED['cache-control']);
  });

  it('says nothing of the bytes that stand in its place', () => {
    const { headers } = answer('/articles/old/', {
      redirect: to,
      link: '<https://news.example/>; rel="self"',
    });
    for (const name of ['etag', 'last-modified', 'accept-ranges', 'link', 'x-amz-meta-redirect'])
      expect(headers).not.toHaveProperty(name);
  });

  it.each([206, 304])('moves a client that would have got %i, too', (status) => {
    expect(answer('/articles/old/', { redirect: to }, status).statusCode).toBe(301);
  });
});

it('an object that is no more is answered 410, with the body that says so', () => {
  const { statusCode, headers, body } = answer('/sections/tides/rss.xml', { gone: 'true' });
  expect(statusCode).toBe(410);
  expect(body).toBeUndefined();
  expect(headers).not.toHaveProperty('etag');
  expect(headers).not.toHaveProperty('x-amz-meta-gone');
});

describe('any other object', () => {
  it('stays what it is, with the media type and the links of its metadata', () => {
    const link = '<https://news.example/atom.xml>; rel="self"';
    const { statusCode, headers } = answer('/x.xml', {
      'content-type': 'application/atom+xml; charset=utf-8',
      link,
    });
    expect(statusCode).toBe(200);
    expect(headers).toEqual({
      ...STORED,
      'content-type': { value: 'application/atom+xml; charset=utf-8' },
      link: { value: link },
      'access-control-allow-origin': { value: '*' },
      'access-control-expose-headers': { value: 'ETag, Last-Modified, Link' },
    });
  });

  it('keeps its type if the metadata says none, and gets none where there is no body', () => {
    expect(answer('/x.xml').headers['content-type']).toEqual(STORED['content-type']);
    const { headers } = answerAtEdge(
      { uri: '/x.xml' },
      { statusCode: 304, headers: { etag: STORED.etag, 'x-amz-meta-content-type': { value: 'text/html' } } },
    );
    expect(headers).not.toHaveProperty('content-type');
  });

  it.each(['/rss.xml', '/tags/tides/summary/atom.xml', '/archive/2026/11/feed.json', '/subscribe.html'])(
    'varies by who asks at %s',
    (uri) => {
      expect(answer(uri).headers.vary).toEqual({ value: 'Accept-Encoding, Sec-Fetch-Dest' });
      expect(answerAtEdge({ uri }, { headers: {} }).headers.vary).toEqual({ value: 'Sec-Fetch-Dest' });
    },
  );

  it('lets every origin read it, as the headers policy does', () => {
    const { resources } = synthesize();
    const policy = only(
      resources,
      'AWS::CloudFront::ResponseHeadersPolicy',
      'DeliveryHeadersPolicy',
    ).Properties;
    const cors = policy.ResponseHeadersPolicyConfig.CorsConfig;
    expect(answer('/').headers).toMatchObject({
      'access-control-allow-origin': { value: cors.AccessControlAllowOrigins.Items.join(', ') },
      'access-control-expose-headers': { value: cors.AccessControlExposeHeaders.Items.join(', ') },
    });
  });
});

it('whatever headers S3 sends, its own business stays in, and nothing of the rest is lost', () => {
  const name = fc.oneof(
    fc.constantFrom('x-amz-id-2', 'x-amz-meta-source-etag', 'x-amz-version-id', 'x-amzn-x', 'x-am', 'server'),
    fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/),
  );
  fc.assert(
    fc.property(fc.dictionary(name, fc.string()), (values) => {
      const headers = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value }]));
      const answered = answerAtEdge({ uri: '/' }, { headers });
      const expected = Object.keys(headers).filter((key) => !key.startsWith('x-amz-'));
      const added = ['access-control-allow-origin', 'access-control-expose-headers'];
      expect(Object.keys(answered.headers).sort()).toEqual([...new Set([...expected, ...added])].sort());
    }),
    { numRuns: 50 },
  );
});
