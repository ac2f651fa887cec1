import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestCloud, type TestCloud } from '../support/test-cloud.ts';
import { walkHistory } from '../support/walk-history.ts';

const ARTICLES = 12;
const SITE = `title: The Gazette
limits:
  items: 3
feeds:
  tidal:
    title: Tidal news
    include:
      - tag: tides
`;

let test: TestCloud;

/** Three to each month of 2026. */
function article(number: number): string {
  const date = new Date(Date.UTC(2026, Math.floor(number / 3), 1 + (number % 3)));
  return `---\ntitle: N${number}\nid: urn:example:${number}\ndate: ${date.toISOString()}\ntags: [tides]\n---\nText of ${number}.\n`;
}

async function text(url: string): Promise<string> {
  const answer = await fetch(url);
  expect([url, answer.status]).toEqual([url, 200]);
  return await answer.text();
}

const address = (path: string) => new URL(path, test.cloud.siteUrl).href;

beforeAll(async () => {
  test = await startTestCloud();
  const put = (Key: string, Body: string) =>
    test.s3.send(new PutObjectCommand({ Bucket: 'uploads', Key, Body }));
  await put('site.yaml', SITE);
  for (let number = 0; number < ARTICLES; number++) await put(`articles/n${number}.md`, article(number));
  await test.cloud.whenIdle();
});
afterAll(async () => {
  await test?.stop();
});

describe('the history of a site, as it is served', () => {
  it.each([
    ['rss', 'rss.xml'],
    ['atom', 'tags/tides/atom.xml'],
    ['json', 'feeds/tidal/summary/feed.json'],
  ] as const)('is all found by the links of %s in /%s', async (format, path) => {
    const [subscription, ...archive] = await walkHistory(format, address(path), text);
    expect(subscription?.ids).toEqual(['urn:example:11', 'urn:example:10', 'urn:example:9']);
    const archived = archive.flatMap(({ ids }) => ids);
    const older = Array.from({ length: ARTICLES - 3 }, (_, number) => `urn:example:${8 - number}`);
    expect(archived).toEqual(older);
  });

  it('comes with headers for what seldom changes, and answers 304 for what did not', async () => {
    const answer = await test.get('/archive/2026/01/atom.xml');
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    expect(answer.headers.get('cache-control')).toContain('max-age=86400');
    expect(answer.headers.get('x-amz-meta-previous')).toBeNull();
    const again = await fetch(address('archive/2026/01/atom.xml'), {
      headers: { 'If-None-Match': answer.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  it('is in sitemaps that lead to every article', async () => {
    expect(await text(address('robots.txt'))).toContain(address('sitemap.xml'));
    const locations = async (url: string) =>
      [...(await text(url)).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, location]) => location as string);
    const listed = await Promise.all((await locations(address('sitemap.xml'))).map(locations));
    const articles = listed.flat().filter((url) => url.includes('/articles/'));
    expect(articles).toHaveLength(ARTICLES);
    for (const url of articles) await text(url);
    expect(await text(address('news-sitemap.xml'))).not.toContain('<url>');
  });
});

describe('the catalogue, as it is served', () => {
  it('lists every feed, at addresses where it is', async () => {
    const { feeds } = JSON.parse(await text(address('feeds/feeds.json')));
    expect(feeds.map(({ id }: { id: string }) => id)).toEqual(['latest', 'feed/tidal', 'tag/tides']);
    for (const { page, rss, atom, json, summary } of feeds) {
      for (const url of [page, rss, atom, json, ...Object.values(summary)]) await text(url as string);
    }
    expect(await text(address('feeds/'))).toContain('Tidal news');
    expect(await text(address('feeds.opml'))).toContain(address('feeds/tidal/rss.xml'));
  });
});
