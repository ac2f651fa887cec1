import { beforeEach, describe, expect, it } from 'vitest';
import { feedId } from '../../../functions/core/output/feed-ids.ts';
import { OUTPUT_KINDS } from '../../../functions/core/output/output-kinds.ts';
import { keysOf, outputId, outputOfKey, parseOutput } from '../../../functions/core/output/outputs.ts';
import { MemoryPipeline } from '../../support/memory-pipeline.ts';

let pipeline: MemoryPipeline;

interface Document {
  readonly title: string;
  readonly next_url?: string;
  readonly items: readonly { readonly title: string; readonly content_html?: string }[];
}

function feed(root: string): Document | undefined {
  const text = pipeline.site.text(`${root}feed.json`);
  return text === undefined ? undefined : JSON.parse(text);
}

function titles(root: string): string[] | undefined {
  return feed(root)?.items.map(({ title }) => title);
}

function keysUnder(prefix: string): string[] {
  return [...pipeline.site.objects.keys()].filter((key) => key.startsWith(prefix)).sort();
}

function article(title: string, fields = '', text = `Text of ${title}.`): string {
  return `---\ntitle: ${title}\ndate: 2026-11-0${title.length}\n${fields}\n---\n${text}\n`;
}

async function uploaded(...uploads: readonly (readonly [key: string, content: string])[]): Promise<void> {
  for (const [key, content] of uploads) pipeline.put(key, content);
  await pipeline.drain();
}

const site = (more = '') => ['site.yaml', `title: The Gazette\n${more}`] as const;
const WEEKLY = 'feeds:\n  weekly:\n    title: Weekly\n    include:\n      - tag: sea\n';

beforeEach(async () => {
  pipeline = new MemoryPipeline();
  await uploaded(site());
});

describe('a declared feed', () => {
  it('is there though no article is in it, and goes with its declaration', async () => {
    await uploaded(site(WEEKLY));
    expect(titles('feeds/weekly/')).toEqual([]);
    expect(feed('feeds/weekly/')?.title).toBe('Weekly – The Gazette');
    await uploaded(site());
    expect(keysUnder('feeds/weekly/')).toEqual([]);
  });

  it('has the articles that meet its rules, those too that were there before it', async () => {
    await uploaded(
      ['articles/a.md', article('A', 'tags: [sea]')],
      ['articles/b.md', article('BB', 'tags: [land]')],
      site(WEEKLY),
    );
    expect(titles('feeds/weekly/')).toEqual(['A']);
    await uploaded(site(WEEKLY.replace('sea', 'land')));
    expect(titles('feeds/weekly/')).toEqual(['BB']);
    await uploaded(site());
    expect(keysUnder('feeds/weekly/')).toEqual([]);
  });

  it('follows its rules for an article whose last upload was bad, too', async () => {
    await uploaded(site(WEEKLY), ['articles/a.md', article('A', 'tags: [sea]')]);
    await uploaded(['articles/a.md', 'no title: [']);
    expect(pipeline.receipt('articles/a.md')?.status).toBe('rejected');
    await uploaded(site(WEEKLY.replace('sea', 'land')));
    expect(titles('feeds/weekly/')).toEqual([]);
    await uploaded(site(WEEKLY));
    expect(titles('feeds/weekly/')).toEqual(['A']);
  });

  it('has no more articles than it says, and the others in its archive', async () => {
    await uploaded(
      site(`${WEEKLY}    limit: 1\n`),
      ['articles/a.md', article('A', 'tags: [sea]')],
      ['articles/b.md', article('BB', 'tags: [sea]')],
    );
    expect(titles('feeds/weekly/')).toEqual(['BB']);
    expect(feed('feeds/weekly/')?.next_url).toMatch(/\/feeds\/weekly\/archive\/2026\/11\/feed\.json$/);
    expect(titles('feeds/weekly/archive/2026/11/')).toEqual(['BB', 'A']);
  });
});

describe('a section', () => {
  it('that site.yaml declares is there before its first article', async () => {
    await uploaded(site('sections:\n  world: World\n'));
    expect(titles('sections/world/')).toEqual([]);
    await uploaded(site());
    expect(keysUnder('sections/')).toEqual([]);
  });
});

describe('the feed of a language', () => {
  it('has the articles in it, under the name it has itself', async () => {
    await uploaded(['articles/a.md', article('A', 'lang: pt-BR')], ['articles/b.md', article('BB')]);
    expect(titles('languages/pt-br/')).toEqual(['A']);
    expect(feed('languages/pt-br/')?.title).toBe('português (Brasil) – The Gazette');
    expect(keysUnder('languages/')).not.toContain('languages/en/feed.json');
  });
});

describe('the documents of a feed', () => {
  const limits = 'limits:\n  items: 2\n';

  it('hold as many articles as site.yaml says; the archive goes on with the first that is not there', async () => {
    await uploaded(
      site(limits),
      ['articles/c.md', article('CCC')],
      ['articles/b.md', article('BB')],
      ['articles/a.md', article('A').replace('2026-11', '2026-09')],
    );
    expect(titles('')).toEqual(['CCC', 'BB']);
    expect(feed('')?.next_url).toMatch(/\/archive\/2026\/09\/feed\.json$/);
    expect(feed('archive/2026/09/')?.next_url).toBeUndefined();
    expect(feed('archive/2026/11/')?.next_url).toMatch(/\/archive\/2026\/09\/feed\.json$/);
  });

  it('lead nowhere when they hold everything', async () => {
    await uploaded(site(limits), ['articles/a.md', article('A')]);
    expect(feed('')?.next_url).toBeUndefined();
    expect(pipeline.site.text('atom.xml')).toContain('<fh:complete');
    expect(titles('archive/2026/11/')).toEqual(['A']);
  });

  it('let go of the oldest that do not fit into their bytes', async () => {
    const long = 'x '.repeat(20_000);
    await uploaded(
      site('limits:\n  bytes: 100000\n'),
      ...[1, 2, 3, 4].map(
        (length) => [`articles/${length}.md`, article('T'.repeat(length), '', long)] as const,
      ),
    );
    expect(titles('')).toEqual(['TTTT', 'TTT']);
    expect(pipeline.site.objects.get('rss.xml')!.bytes.byteLength).toBeLessThan(100_000);
    expect(feed('')?.next_url).toMatch(/\/archive\/2026\/11\/feed\.json$/);
    expect(titles('archive/2026/11/')).toHaveLength(4);
  });

  it('list the same articles with summaries alone, each with the beginning of its text where it has none', async () => {
    const numbers = Array.from({ length: 51 }, (_, index) => index + 10);
    await uploaded(
      ...numbers.map(
        (n) => [`articles/${n}.md`, article(`Title ${n}`, '', `Body ${n}. `.repeat(200))] as const,
      ),
    );
    expect(titles('summary/')).toEqual(titles(''));
    expect(titles('summary/')).toHaveLength(50);
    const countIn = (file: string, pattern: RegExp) =>
      pipeline.site.text(`summary/${file}`)?.match(pattern)?.length;
    expect([
      countIn('rss.xml', /<description><!\[CDATA\[Body \d+\. /g),
      countIn('atom.xml', /<summary type="text">Body \d+\. /g),
      countIn('feed.json', /"summary": "Body \d+\. /g),
    ]).toEqual([50, 50, 50]);
  });

  it('are there with summaries alone, too', async () => {
    await uploaded(['articles/a.md', article('A', 'summary: In short.')]);
    expect(titles('summary/')).toEqual(['A']);
    expect(pipeline.site.text('summary/rss.xml')).not.toContain('Text of A');
    expect(pipeline.site.text('summary/rss.xml')).toContain('In short.');
  });

  it('show nothing that is not public, nor do archives and sitemaps', async () => {
    await uploaded(
      ['articles/a.md', article('A', 'draft: true')],
      ['articles/b.md', article('BB', 'expires: 2026-11-09')],
      ['articles/c.md', article('CCC').replace('2026-11', '2026-12')],
    );
    expect(titles('')).toEqual([]);
    expect(keysUnder('archive/')).toEqual([]);
    expect(keysUnder('sitemaps/')).toEqual(['sitemaps/pages.xml']);
    pipeline.now = '2026-12-20T00:00:00.000Z';
    pipeline.intake.push({ key: 'articles/c.md' });
    await pipeline.drain();
    expect(titles('archive/2026/12/')).toEqual(['CCC']);
    expect(pipeline.site.text('sitemap.xml')).toContain('sitemaps/2026-12.xml');
  });
});

describe('the news sitemap', () => {
  const news = () =>
    [...(pipeline.site.text('news-sitemap.xml') ?? '').matchAll(/<news:title>(\w+)</g)].map(([, t]) => t);

  it('has what was published in the last two days, and no more when it is asked for later', async () => {
    await uploaded(['articles/a.md', article('T'.repeat(9))], ['articles/b.md', article('T'.repeat(8))]);
    expect(news()).toEqual(['T'.repeat(9)]);
    pipeline.now = '2026-11-11T01:00:00.000Z';
    await pipeline.publish('news');
    expect(news()).toEqual([]);
  });
});

it('every object of the site is traced to the output that has it', async () => {
  await uploaded(
    site(WEEKLY),
    ['articles/world/a.md', article('A', 'tags: [sea]\nauthor: Ada\nlang: pt-BR')],
    ['media/a.txt', 'no picture'],
  );
  const kinds = new Set<string>();
  for (const key of pipeline.site.objects.keys()) {
    const output = parseOutput(outputOfKey(key) ?? `nothing for ${key}`);
    kinds.add(output.kind);
    expect(keysOf(output)).toContain(key);
  }
  const absent = ['changes', 'former', 'media'];
  expect([...kinds, ...absent].sort()).toEqual(Object.keys(OUTPUT_KINDS).sort());
});

describe('the catalogue', () => {
  it('lists the feeds as they were last published, page by page', async () => {
    const listing = (title: string) => ({ title, heading: title, description: title });
    for (let number = 0; number < 150; number++) {
      const output = outputId({ kind: 'feed', feed: feedId('tag', `t${number}`) });
      pipeline.feedStates.states.set(output, {
        ...{ output, revision: 1, items: [], removed: [], leftOut: [], changedAt: pipeline.now },
        pending: { outputs: [], sources: [] },
        listing: listing(`T${number}`),
      });
    }
    await pipeline.publish('catalogue');
    const { feeds } = JSON.parse(pipeline.site.text('feeds/feeds.json') ?? '{}');
    const tags = feeds.filter(({ kind }: { kind: string }) => kind === 'tag');
    expect(tags).toHaveLength(150);
    expect(pipeline.site.text('feeds.opml')?.match(/\/tags\/t\d+\/rss\.xml"/g)).toHaveLength(150);
    expect(pipeline.site.text('feeds/index.html')).toContain('/tags/t149/summary/feed.json');
    expect(pipeline.site.text('sitemaps/pages.xml')).toContain('/tags/t7/</loc>');
  });
});
