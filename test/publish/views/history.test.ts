import { beforeAll, describe, expect, it } from 'vitest';
import { MemoryPipeline } from '../../support/memory-pipeline.ts';
import { walkHistory } from '../../support/walk-history.ts';

const SITE = 'https://d111.cloudfront.net/';
/** `HISTORY_ARTICLES=2000` asks for the whole proof. */
const ARTICLES = Number(process.env.HISTORY_ARTICLES ?? 600);
/** From early in 2019 to the day of the pipeline's clock, with months here and there in which nothing appeared. */
const FIRST = Date.UTC(2019, 1, 3);
const LAST = Date.UTC(2026, 10, 10);

let pipeline: MemoryPipeline;

function dateOf(number: number): string {
  const date = new Date(FIRST + ((LAST - FIRST) * number) / ARTICLES);
  // Nothing in August: the months before and after are then neighbours.
  if (date.getUTCMonth() === 7) date.setUTCMonth(6, 15);
  return date.toISOString();
}

function article(number: number): string {
  const tag = number % 5 === 0 ? '[rare, common]' : '[common]';
  return `---\ntitle: N${number}\nid: urn:example:${number}\ndate: ${dateOf(number)}\ntags: ${tag}\n---\nText of ${number}.\n`;
}

function textAt(url: string): string {
  const key = decodeURIComponent(url.slice(SITE.length));
  const text = pipeline.site.text(key);
  if (text === undefined) throw new Error(`nothing is at ${url}`);
  return text;
}

const range = (from: number, to: number, step = 1) =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, index) => `urn:example:${from + index * step}`);

beforeAll(async () => {
  pipeline = new MemoryPipeline();
  pipeline.put('site.yaml', 'title: The Gazette\n');
  for (let number = 0; number < ARTICLES; number++) pipeline.put(`articles/n${number}.md`, article(number));
  await pipeline.drain();
});

describe(`the history of a site of ${ARTICLES} articles`, () => {
  it.each([
    ['rss', '', 'rss.xml', range(0, ARTICLES)],
    ['atom', '', 'atom.xml', range(0, ARTICLES)],
    ['json', '', 'feed.json', range(0, ARTICLES)],
    ['rss', 'tags/rare/', 'rss.xml', range(0, ARTICLES, 5)],
    ['json', 'tags/common/summary/', 'feed.json', range(0, ARTICLES)],
  ] as const)(
    'is all found by the links of %s in /%s, and in its archive each article once',
    async (format, root, file, all) => {
      const [subscription, ...archive] = await walkHistory(format, SITE + root + file, textAt);
      expect(subscription?.ids.length).toBe(Math.min(50, all.length));
      const archived = archive.flatMap(({ ids }) => ids);
      expect(new Set(archived).size).toBe(archived.length);
      expect(new Set([...(subscription?.ids ?? []), ...archived])).toEqual(new Set(all));
    },
  );

  it('is in sitemaps, one for each month, that the index lists', () => {
    const index = textAt(`${SITE}sitemap.xml`);
    const sitemaps = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url as string);
    const stored = [...pipeline.site.objects.keys()].filter((key) => key.startsWith('sitemaps/'));
    expect(sitemaps.toSorted()).toEqual(stored.map((key) => SITE + key).sort());
    const listed = sitemaps.flatMap((url) =>
      [...textAt(url).matchAll(/\/articles\/n(\d+)\//g)].map(([, n]) => Number(n)),
    );
    expect(listed.toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: ARTICLES }, (_, n) => n),
    );
  });
});

describe('the bytes of a site with a history', () => {
  async function changedBy(act: () => void): Promise<string[]> {
    const before = new Map([...pipeline.site.objects].map(([key, { etag }]) => [key, etag]));
    act();
    await pipeline.drain();
    const after = new Map([...pipeline.site.objects].map(([key, { etag }]) => [key, etag]));
    return [...new Set([...before.keys(), ...after.keys()])]
      .filter((key) => before.get(key) !== after.get(key))
      .sort();
  }
  const documents = (folder: string) => ['atom.xml', 'feed.json', 'rss.xml'].map((file) => folder + file);

  it('change in the months of an old article alone when it is edited', async () => {
    const changed = await changedBy(() =>
      pipeline.put('articles/n200.md', article(200).replace('Text of', 'New text of')),
    );
    const month = dateOf(200).slice(0, 7);
    const folder = `archive/${month.replace('-', '/')}/`;
    expect(changed).toEqual(
      [
        ...documents(folder),
        'articles/n200/index.html',
        `sitemaps/${month}.xml`,
        ...documents(`tags/common/${folder}`),
        ...documents(`tags/rare/${folder}`),
      ].sort(),
    );
  });

  it('change in one month and its successor when a back-dated article opens a month', async () => {
    const changed = await changedBy(() =>
      pipeline.put('articles/old.md', '---\ntitle: Old\ndate: 2020-08-20\n---\nOf August.\n'),
    );
    expect(changed).toEqual([
      ...documents('archive/2020/08/'),
      ...documents('archive/2020/09/'),
      'articles/old/index.html',
      'sitemap.xml',
      'sitemaps/2020-08.xml',
    ]);
    expect((await changedBy(() => pipeline.remove('articles/old.md'))).length).toBe(changed.length);
    expect(JSON.parse(textAt(`${SITE}archive/2020/09/feed.json`)).next_url).toBe(
      `${SITE}archive/2020/07/feed.json`,
    );
  });

  it('change where an article was and where it is when its date moves back over all the months', async () => {
    const moved = ARTICLES - 8;
    const before = [...pipeline.site.objects.keys()].sort();
    const changed = await changedBy(() =>
      pipeline.put(`articles/n${moved}.md`, article(moved).replace(dateOf(moved), '2019-01-15')),
    );
    const month = dateOf(moved).slice(0, 7);
    const months = [month.replace('-', '/'), '2019/01', '2019/02'];
    const roots = ['', 'tags/common/'];
    const feeds = roots.flatMap((root) => [
      ...['', 'summary/', ...months.map((one) => `archive/${one}/`)].flatMap((rest) =>
        documents(root + rest),
      ),
      ...['index.html', 'subscribe.html'].map((file) => root + file),
    ]);
    const sitemaps = ['sitemap.xml', 'sitemaps/2019-01.xml', `sitemaps/${month}.xml`];
    const possible = [...feeds, `articles/n${moved}/index.html`, ...sitemaps];
    expect(changed.filter((key) => !possible.includes(key))).toEqual([]);
    expect(possible.filter((key) => !/subscribe/.test(key) && !changed.includes(key))).toEqual([]);

    const [subscription, ...archive] = await walkHistory('json', `${SITE}feed.json`, textAt);
    const id = `urn:example:${moved}`;
    expect(subscription?.ids).not.toContain(id);
    expect(archive.filter(({ ids }) => ids.includes(id)).map(({ url }) => url)).toEqual([
      `${SITE}archive/2019/01/feed.json`,
    ]);
    await changedBy(() => pipeline.put(`articles/n${moved}.md`, article(moved)));
    expect([...pipeline.site.objects.keys()].sort()).toEqual(before);
  });
});
