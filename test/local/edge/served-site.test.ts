import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CACHE_CONTROL, LINK, type ServedSite, startServedSite, TYPES, text } from './served-site.ts';

let site: ServedSite;
const ask = (...args: Parameters<ServedSite['ask']>) => site.ask(...args);

beforeAll(async () => {
  site = await startServedSite();
  await site.put('subscribe.html');
});
afterAll(() => site?.stop());

const ADDRESSES = Object.keys(TYPES) as (keyof typeof TYPES)[];

describe.each(ADDRESSES)('%s', (path) => {
  it('has its media type, its links, its validators and how long it may be kept', async () => {
    const { status, headers, body } = await ask(path);

    expect(status).toBe(200);
    expect(body.toString()).toBe(text(path.slice(1)));
    expect(headers).toMatchObject({
      'content-type': TYPES[path],
      'cache-control': CACHE_CONTROL,
      'content-length': String(body.length),
      link: LINK,
    });
    expect(headers.etag).toMatch(/^"[0-9a-f]{32}"$/);
    expect(new Date(headers['last-modified'] ?? '').getTime()).toBeGreaterThan(0);
  });

  it('is protected, and keeps the business of the bucket to itself', async () => {
    const { headers } = await ask(path);

    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'strict-transport-security': 'max-age=31536000',
      'x-frame-options': 'DENY',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect(Object.keys(headers).filter((name) => name.startsWith('x-amz-'))).toEqual([]);
  });

  it.each([
    ['br', 'gzip, deflate, br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
  ])('is sent in %s to who accepts %s, under its own media type', async (encoding, accepted, decompress) => {
    const { headers, body } = await ask(path, { 'accept-encoding': accepted });

    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['content-type']).toBe(TYPES[path]);
    expect(headers.vary).toMatch(/^Accept-Encoding\b/);
    expect(decompress(body).toString()).toBe(text(path.slice(1)));
  });

  it.each(['identity', 'gzip', 'br'])(
    'is answered 304 by the ETag it was sent with, in %s',
    async (encoding) => {
      const accepting = { 'accept-encoding': encoding };
      const { headers } = await ask(path, accepting);

      const {
        status,
        body,
        headers: again,
      } = await ask(path, {
        ...accepting,
        'if-none-match': headers.etag ?? '',
        // Wins over the date, which alone would bring the whole.
        'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT',
      });

      expect([status, body.length]).toEqual([304, 0]);
      for (const name of ['etag', 'cache-control', 'vary', 'last-modified', 'link'])
        expect(again[name]).toBe(headers[name]);
    },
  );

  it('is answered 304 by its date, and whole if the ETag is another', async () => {
    const { headers } = await ask(path);
    const since = { 'if-modified-since': headers['last-modified'] ?? '' };

    expect((await ask(path, since)).status).toBe(304);
    expect((await ask(path, { ...since, 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('says the same, without the body, to HEAD', async () => {
    const { date: _, ...byGet } = (await ask(path)).headers;
    const { date: __, ...byHead } = (await ask(path, {}, 'HEAD')).headers;

    expect(byHead).toEqual(byGet);
  });

  it('is sent in part', async () => {
    const { status, headers, body } = await ask(path, { range: 'bytes=0-3' });

    expect([status, body.toString()]).toEqual([206, text(path.slice(1)).slice(0, 4)]);
    expect(headers['content-type']).toBe(TYPES[path]);
  });

  it.each([
    ['a whole answer', {}],
    ['a 304', { 'if-none-match': '*' }],
  ])('may be read by every origin, asked with one or without: %s', async (_, headers) => {
    for (const origin of [{}, { origin: 'https://partner.example' }] as Record<string, string>[]) {
      expect((await ask(path, { ...headers, ...origin })).headers).toMatchObject({
        'access-control-allow-origin': '*',
        'access-control-expose-headers': expect.stringMatching(/ETag, ?Last-Modified, ?Link/i),
      });
    }
  });

  it.each(['?utm_source=x', '?_=1', '?list-type=2', '?versionId=1', '?acl'])(
    'is the same with %s',
    async (query) => {
      expect((await ask(path + query)).body).toEqual((await ask(path)).body);
    },
  );
});

describe('when its bytes are put again', () => {
  it('a document moves in ETag and date only with them', async () => {
    const { headers } = await ask('/rss.xml');
    const same = await ask('/rss.xml');
    await site.put('rss.xml', { contentType: TYPES['/rss.xml'], bytes: Buffer.from('other') });
    const other = await ask('/rss.xml');
    await site.put('rss.xml', { contentType: TYPES['/rss.xml'], link: LINK });

    expect([same.headers.etag, same.headers['last-modified']]).toEqual([
      headers.etag,
      headers['last-modified'],
    ]);
    expect(other.headers.etag).not.toBe(headers.etag);
  });
});

describe('a preflight', () => {
  it('is answered for every address, there or not', async () => {
    const preflight = {
      origin: 'https://partner.example',
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'if-none-match',
    };
    for (const path of ['/feed.json', '/nowhere', '/blog/feed.xml']) {
      const { status, headers } = await ask(path, preflight, 'OPTIONS');
      expect(status).toBe(204);
      expect(headers).toMatchObject({
        'access-control-allow-origin': '*',
        'access-control-allow-methods': expect.stringContaining('GET'),
        'access-control-allow-headers': '*',
      });
    }
  });
});

describe('a feed opened in a browser', () => {
  const opened = { 'sec-fetch-dest': 'document' };

  it.each(['/rss.xml', '/atom.xml', '/feed.json', '/summary/rss.xml', '/archive/2026/11/atom.xml'])(
    'is a page for people at %s',
    async (path) => {
      const { status, headers, body } = await ask(path, opened);

      expect([status, body.toString()]).toEqual([200, text('subscribe.html')]);
      expect(headers['content-type']).toBe(TYPES['/index.html']);
    },
  );

  it('is kept apart from the feed by every cache', async () => {
    const page = await ask('/rss.xml', opened);
    const feed = await ask('/rss.xml');

    expect(page.headers.vary).toBe('Accept-Encoding, Sec-Fetch-Dest');
    expect(feed.headers.vary).toBe('Accept-Encoding, Sec-Fetch-Dest');
    expect(page.headers.etag).not.toBe(feed.headers.etag);
  });
});
