import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CACHE_CONTROL, type ServedSite, startServedSite, TYPES, text } from './served-site.ts';

let site: ServedSite;
const ask = (...args: Parameters<ServedSite['ask']>) => site.ask(...args);

beforeAll(async () => {
  site = await startServedSite();
  await site.put('articles/old/index.html', { redirect: 'https://news.example/articles/new/' });
  await site.put('blog/feed.xml', { redirect: 'https://news.example/rss.xml' });
  await site.put('tags/ended/rss.xml', { gone: true });
});
afterAll(() => site?.stop());

describe('what has moved or ended', () => {
  it.each([
    ['/articles/old/', 'https://news.example/articles/new/'],
    ['/blog/feed.xml', 'https://news.example/rss.xml'],
  ])('leads on for good: %s', async (path, to) => {
    const { status, headers } = await ask(path);

    expect([status, headers.location, headers['cache-control']]).toEqual([301, to, CACHE_CONTROL]);
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers).not.toHaveProperty('etag');
  });

  it('leads on whoever holds what was there before', async () => {
    const { status } = await ask('/articles/old/', { 'if-none-match': '"old"', range: 'bytes=0-9' });
    expect(status).toBe(301);
  });

  it('is gone, and says so to people', async () => {
    const { status, headers, body } = await ask('/tags/ended/rss.xml');

    expect([status, body.toString()]).toEqual([410, text('tags/ended/rss.xml')]);
    expect(headers['content-type']).toBe(TYPES['/index.html']);
    expect(headers['access-control-allow-origin']).toBe('*');
  });

  it('a page without its slash leads to the one with it', async () => {
    const { status, headers } = await ask('/articles/new?utm_source=x');
    expect([status, headers.location]).toEqual([301, '/articles/new/']);
  });
});

describe('a plus sign in an address', () => {
  it('means the plus sign of a key, although S3 reads it as a space', async () => {
    await site.put('media/a+b.html');
    await site.put('media/c d.html');

    for (const path of ['/media/a+b.html', '/media/a%2Bb.html', '/media/a%2bb.html']) {
      expect((await ask(path)).body.toString()).toBe(text('media/a+b.html'));
    }
    expect((await ask('/media/c%20d.html')).status).toBe(200);
    expect((await ask('/media/c+d.html')).status).toBe(404);
  });
});

describe('what is not there', () => {
  it('is answered 404 by a page, kept for seconds, readable by every origin', async () => {
    const { status, headers, body } = await ask('/nowhere.xml', { origin: 'https://partner.example' });

    expect([status, body.toString()]).toEqual([404, text('404.html')]);
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=10',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
    });
    expect(Object.keys(headers).filter((name) => name.startsWith('x-amz-'))).toEqual([]);
  });

  it.each([
    '/articles/',
    '/?list-type=2&prefix=',
    '/?location',
    '//',
    '/../rss.xml',
    '/%2e%2e/%2e%2e/uploads/site.yaml',
    '/..%2f..%2fuploads/site.yaml',
    '/articles/..%2f..%2frss.xml',
    '/rss.xml%00',
    '/rss.xml%2F',
    '/rss%252exml',
    '/%72ss.xml%20',
    '/RSS.XML',
    '/rss.xml/',
    '/receipts/site.yaml.json',
  ])('is nothing else, whatever it is written like: %s', async (path) => {
    const { status, body } = await ask(path);

    expect([200, 404]).toContain(status);
    expect([text('404.html'), text('index.html')]).toContain(body.toString());
  });
});

describe('a request that nobody should send', () => {
  it.each(['/%zz', '/%', '/%c3', '/%ff', `/${'a'.repeat(10_240)}`])('is answered 400: %s', async (path) => {
    expect((await ask(path)).status).toBe(400);
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'TRACE'])('is answered 403: %s', async (method) => {
    expect((await ask('/rss.xml', {}, method)).status).toBe(403);
  });

  it.each([
    { 'if-none-match': '"' },
    { 'if-none-match': ',,,' },
    { 'if-none-match': `"${'x'.repeat(4_000)}"` },
    { 'if-none-match': 'W/' },
    { 'if-modified-since': 'yesterday' },
    { 'if-modified-since': '9999999999999999' },
    { range: 'bytes=5-1' },
    { range: 'bytes=-' },
    { range: 'lines=1-2' },
    { range: 'bytes=0-1,3-4' },
    { 'accept-encoding': ';;q=,,br;q=0' },
    { accept: '\t,;' },
  ])('has what makes no sense in it ignored: %o', async (headers) => {
    const { status, body } = await ask('/rss.xml', headers as unknown as Record<string, string>);

    expect([status, body.toString()]).toEqual([200, text('rss.xml')]);
  });
});
