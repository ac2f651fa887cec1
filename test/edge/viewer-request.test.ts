import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runAtEdge } from './edge-function.ts';

describe('an address becomes the key of an object:', () => {
  it.each([
    ['/', '/index.html'],
    ['/articles/sea-level/', '/articles/sea-level/index.html'],
    ['/sections/world/', '/sections/world/index.html'],
    ['/rss.xml', '/rss.xml'],
    ['/feed.json', '/feed.json'],
    ['/sections/world/atom.xml', '/sections/world/atom.xml'],
    ['/tags/%E6%97%A5%E6%9C%AC/', '/tags/%E6%97%A5%E6%9C%AC/index.html'],
    ['/media/2026/chart.png', '/media/2026/chart.png'],
    ['/media/no-extension', '/media/no-extension'],
    ['/media/a+b+c%2Bd%20e.png', '/media/a%2Bb%2Bc%2Bd%20e.png'],
    ['/tags/c++/', '/tags/c%2B%2B/index.html'],
    ['/archive/2026/11/rss.xml', '/archive/2026/11/rss.xml'],
    ['/articles/v1.2', '/articles/v1.2'],
    ['/favicon.ico', '/favicon.ico'],
    ['/languages/pt-br/', '/languages/pt-br/index.html'],
    ['/articlesx/a', '/articlesx/a'],
    ['//', '//index.html'],
    ['', ''],
  ])('%s → %s', (uri, key) => {
    expect(runAtEdge({ uri })).toMatchObject({ method: 'GET', uri: key });
  });

  it('and the rest of the request stays as it was', () => {
    const querystring = { page: { value: '2' } };
    expect(runAtEdge({ uri: '/', method: 'HEAD', querystring })).toEqual({
      method: 'HEAD',
      uri: '/index.html',
      querystring,
      headers: {},
      cookies: {},
    });
  });
});

describe('a page asked for without its last slash', () => {
  it.each([
    '/articles/sea-level',
    '/articles/%C3%A9t%C3%A9',
    '/sections/world',
    '/tags/sea-level',
    '/authors/ada',
    '/languages/pt-br',
    '/feeds',
    '/feeds/partners',
  ])('is at %s/', (uri) => {
    const response = runAtEdge({ uri, querystring: { utm_source: { value: 'x' } } });
    expect(response.statusCode).toBe(301);
    expect(response.headers.location).toEqual({ value: `${uri}/` });
    expect(response.headers['access-control-allow-origin']).toEqual({ value: '*' });
  });

  it.each([
    '//evil.example/articles/x',
    '/articles//evil.example',
    '/articles/\\evil.example',
    '/articles/x\r\nset-cookie: a=b',
    '/articles/x\n',
    '/articles/x<script>',
    '/articles/x"',
    '/articles/x y',
    '/articles/é',
  ])('is not believed as %j, which is passed on as it is', (uri) => {
    expect(runAtEdge({ uri })).toMatchObject({ uri });
  });
});

describe('a feed opened in a browser', () => {
  const opened = (uri: string, fields: object = {}) =>
    runAtEdge({ uri, headers: { 'sec-fetch-dest': { value: 'document' } }, ...fields });

  it.each([
    ['/rss.xml', '/subscribe.html'],
    ['/atom.xml', '/subscribe.html'],
    ['/feed.json', '/subscribe.html'],
    ['/summary/rss.xml', '/subscribe.html'],
    ['/archive/2026/11/atom.xml', '/subscribe.html'],
    ['/sections/world/rss.xml', '/sections/world/subscribe.html'],
    ['/tags/%E6%97%A5%E6%9C%AC/summary/feed.json', '/tags/%E6%97%A5%E6%9C%AC/subscribe.html'],
    ['/languages/pt-br/archive/2026/01/rss.xml', '/languages/pt-br/subscribe.html'],
    ['/tags/summary/rss.xml', '/tags/subscribe.html'],
    ['/tags/mysummary/rss.xml', '/tags/mysummary/subscribe.html'],
  ])('at %s is answered by the page %s', (uri, page) => {
    expect(opened(uri).uri).toBe(page);
  });

  it.each(['/', '/feeds.opml', '/media/rss.xml.png', '/rss.xml/', '/RSS.XML', '/subscribe.html'])(
    'is not what is at %s',
    (uri) => {
      expect(opened(uri)).toEqual({
        ...runAtEdge({ uri }),
        headers: { 'sec-fetch-dest': { value: 'document' } },
      });
    },
  );

  it.each([
    ['a HEAD request', { method: 'HEAD' }],
    ['a script or another site', { headers: { 'sec-fetch-dest': { value: 'empty' } } }],
    ['a reader that accepts HTML', { headers: { accept: { value: 'text/html,application/rss+xml' } } }],
  ])('is not %s', (_, fields) => {
    expect(opened('/rss.xml', fields).uri).toBe('/rss.xml');
  });
});

it('whatever is asked for, it answers a redirect within the site or passes the request on', () => {
  const segment = fc.oneof(
    fc.constantFrom('articles', 'sections', '', '..', '%2e%2e', '%0d%0a', '\\', '//', '?', '#', '@host'),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 5 }), (segments) => {
      const uri = `/${segments.join('/')}`;
      const result = runAtEdge({ uri });
      if (result.statusCode === undefined) {
        expect([uri, `${uri}index.html`]).toContain(result.uri);
        return;
      }
      const location: string = result.headers.location.value;
      expect(new URL(location, 'https://site.example/').origin).toBe('https://site.example');
      expect(location).toBe(`${uri}/`);
      expect(location).toMatch(/^\/[\x21-\x7e]*\/$/);
    }),
    { numRuns: 100 },
  );
});
