import { PutObjectCommand } from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADDRESS_TRICKS, addressesAround } from '../../edge/hostile-addresses.ts';
import { basic, bearer, storedKeys } from '../../edge/partner-keys.ts';
import { putKeyValue } from '../../support/key-value-client.ts';
import { startTestCloud, type TestCloud } from '../../support/test-cloud.ts';
import { clientsOf } from '../fixture-cloud.ts';
import { type Answer, askAt } from './ask.ts';

const KEYS = { acme: 'bs_acme_key', globex: 'bs_globex_key' } as const;
const FILES = ['rss.xml', 'feed.json', 'changes/feed.json'];
const ORIGIN = 'https://acme.example';
const withKey = (name: keyof typeof KEYS) => ({ authorization: bearer(KEYS[name]) });
/** In every document of a partner, and in nothing else. */
const secretOf = (name: string) => `only for ${name} `;

let test: TestCloud;
const ask = (...[path, headers, method]: [string, Record<string, string>?, string?]): Promise<Answer> =>
  askAt(test.cloud.siteUrl, path, headers, method);

beforeAll(async () => {
  test = await startTestCloud();
  const { s3 } = clientsOf(test.cloud);
  for (const [name, key] of Object.entries(KEYS)) {
    await putKeyValue(test.cloud, name, storedKeys(key));
    for (const file of FILES) {
      await s3.send(
        new PutObjectCommand({
          Bucket: 'partners',
          Key: `partners/${name}/${file}`,
          Body: secretOf(name).repeat(100),
          ContentType: 'application/json; charset=utf-8',
          CacheControl: 'public, max-age=60',
          Metadata: { 'content-type': 'application/feed+json; charset=utf-8', origins: ORIGIN },
        }),
      );
    }
  }
  const page = { Bucket: 'site', Key: '404.html', Body: 'not here', ContentType: 'text/html' };
  await s3.send(new PutObjectCommand(page));
});
afterAll(() => test?.stop());

describe('a partner with its key', () => {
  it('gets its document, to keep for itself, with its validators', async () => {
    const { status, headers, body } = await ask('/partners/acme/feed.json', withKey('acme'));

    expect([status, body.toString()]).toEqual([200, secretOf('acme').repeat(100)]);
    expect(headers).toMatchObject({
      'content-type': 'application/feed+json; charset=utf-8',
      'cache-control': 'private, max-age=300',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
    });
    expect(headers.vary).toBe('Accept-Encoding, Origin');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect(Object.keys(headers).filter((name) => name.startsWith('x-amz-'))).toEqual([]);
  });

  it('is answered 304, 206 and to HEAD like anybody', async () => {
    const { headers } = await ask('/partners/acme/rss.xml', withKey('acme'));
    const asking = { ...withKey('acme'), 'if-none-match': headers.etag ?? '' };
    const unchanged = await ask('/partners/acme/rss.xml', asking);
    const part = await ask('/partners/acme/rss.xml', { ...withKey('acme'), range: 'bytes=0-3' });
    const head = await ask('/partners/acme/rss.xml', withKey('acme'), 'HEAD');

    expect([unchanged.status, unchanged.body.length]).toEqual([304, 0]);
    expect(unchanged.headers['cache-control']).toBe('private, max-age=300');
    expect([part.status, part.body.toString()]).toEqual([206, 'only']);
    expect([head.status, head.headers.etag, head.body.length]).toEqual([200, headers.etag, 0]);
  });

  it('may send it in each of three ways, and the address with the key answers no other', async () => {
    const { acme } = KEYS;
    for (const headers of [{ authorization: bearer(acme) }, { authorization: basic('acme', acme) }]) {
      expect((await ask('/partners/acme/feed.json', headers)).status).toBe(200);
    }
    expect((await ask(`/partners/acme/feed.json?key=${acme}`)).status).toBe(200);
    expect((await ask(`/partners/acme/feed.json?key=${acme}&key=${acme}`)).status).toBe(401);
    expect((await ask(`/partners/globex/feed.json?key=${acme}`)).status).toBe(401);
  });

  it('is told by the page for it what is not there', async () => {
    const { status, body } = await ask('/partners/acme/archive/2020/01/rss.xml', withKey('acme'));
    expect([status, body.toString()]).toEqual([404, 'not here']);
  });
});

describe('a page of a partner', () => {
  const preflight = { origin: ORIGIN, 'access-control-request-method': 'GET' };

  it('is let through by the preflight with its key, and may read the answer', async () => {
    const asked = await ask('/partners/acme/feed.json', preflight, 'OPTIONS');
    const got = await ask('/partners/acme/feed.json', { ...withKey('acme'), origin: ORIGIN });

    expect(asked.status).toBe(204);
    expect(asked.headers['access-control-allow-headers']).toContain('authorization');
    expect(got.headers).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      'access-control-expose-headers': 'ETag, Last-Modified, Link',
    });
  });

  it('of another site may not, key or no key', async () => {
    const origin = 'https://evil.example';
    const { headers } = await ask('/partners/acme/feed.json', { ...withKey('acme'), origin });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });
});

describe('whoever has no key of the partner', () => {
  it.each([
    ['none', {}],
    ['another’s', { authorization: bearer(KEYS.globex) }],
    ['garbage', { authorization: '\t%%%' }],
    ['none, and asks for a part', { range: 'bytes=0-3' }],
    ['none, and asks whether it changed', { 'if-none-match': '*' }],
    ['none, and would have it changed', { 'if-match': '*' }],
    ['none, and says where it came from', { 'x-original-url': '/rss.xml', 'x-forwarded-host': 'acme' }],
  ])('is refused with 401 and nothing else: %s', async (_, headers) => {
    for (const method of ['GET', 'HEAD']) {
      const answer = await ask('/partners/acme/feed.json', headers as Record<string, string>, method);

      expect([answer.status, answer.body.length]).toEqual([401, 0]);
      expect(answer.headers).toMatchObject({
        'cache-control': 'no-store',
        'www-authenticate': expect.stringContaining('Bearer'),
      });
      expect(answer.headers).not.toHaveProperty('etag');
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    }
  });

  it('is not told whether there is such a partner or document', async () => {
    const { date: _, ...known } = (await ask('/partners/acme/feed.json')).headers;
    const { date: __, ...unknown } = (await ask('/partners/nobody/archive/1999/01/rss.xml')).headers;
    expect(unknown).toEqual(known);
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'PROPFIND'])('cannot %s', async (method) => {
    const { status, body } = await ask('/partners/acme/feed.json', withKey('acme'), method);
    expect(status).toBe(403);
    expect(body.toString()).not.toContain(secretOf('acme'));
  });
});

describe('the bytes of a partner', () => {
  it('are behind the door wherever an address comes from, and nothing public is', async () => {
    const outward = await ask('/partners/../rss.xml', withKey('acme'));
    const inward = await ask('/articles/../partners/acme/rss.xml', withKey('acme'));
    expect([outward.status, inward.status]).toEqual([404, 401]);
  });

  it.each([...ADDRESS_TRICKS, ['ten kilobytes', `/partners/acme/${'a'.repeat(10_240)}/rss.xml`] as const])(
    'do not come by %s, even with the key',
    async (_, path) => {
      const { status, body } = await ask(path, withKey('acme'));
      expect([400, 401, 404]).toContain(status);
      expect(body.toString()).not.toContain(secretOf('acme'));
    },
  );

  it('come by no address with another’s key, nor without one', async () => {
    const documents = FILES.map((file) => `/partners/acme/${file}`);
    const headers = fc.constantFrom({}, withKey('globex'), { authorization: basic('acme', KEYS.globex) });
    await fc.assert(
      fc.asyncProperty(addressesAround(documents), headers, async (path, sent) => {
        const asked = encodeURI(path.toWellFormed()).replaceAll('%25', '%');
        const { body } = await ask(asked, sent as Record<string, string>);
        expect(body.toString()).not.toContain(secretOf('acme'));
      }),
      { numRuns: 60 },
    );
  });
});
