import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CACHE_LIFETIMES } from '../../../functions/core/output/cache-lifetimes.ts';
import type { FeedId } from '../../../functions/core/output/feed-ids.ts';
import { OUTPUT_KINDS } from '../../../functions/core/output/output-kinds.ts';
import {
  byUrgency,
  cacheControlOf,
  isOwnKey,
  keysOf,
  type Output,
  outputId,
  outputOfKey,
  parseOutput,
  SINGLE_OUTPUTS,
} from '../../../functions/core/output/outputs.ts';
import type { DeclaredFeed } from '../../../functions/core/site/declared-feed.ts';
import { feedEntries } from '../../../functions/core/source/entries.ts';
import { outputsOfArticle, outputsOfSite } from '../../../functions/core/source/outputs-of-source.ts';
import { PUBLISHED_SITE, publishedArticle } from '../../support/articles.ts';

const WEEKLY: DeclaredFeed = { title: 'Weekly', include: [{ tag: ['tides'] }], exclude: [], form: 'full' };

function feedsOf(article: Parameters<typeof feedEntries>[1], site = PUBLISHED_SITE): FeedId[] {
  return feedEntries('articles/a.md', article, site).map(({ list }) => list);
}

/** Of every kind, with what tells it apart. */
const EXAMPLES: Readonly<Record<string, Output>> = {
  'feed/latest': { kind: 'feed', feed: 'latest' },
  'feed/section/world': { kind: 'feed', feed: 'section/world' },
  'feed/tag/潮': { kind: 'feed', feed: 'tag/潮' },
  'feed/language/pt-br': { kind: 'feed', feed: 'language/pt-br' },
  'feed/feed/weekly': { kind: 'feed', feed: 'feed/weekly' },
  'feed/partner/acme': { kind: 'feed', feed: 'partner/acme' },
  'archive/latest/2026-11': { kind: 'archive', feed: 'latest', month: '2026-11' },
  'archive/tag/潮/0999-01': { kind: 'archive', feed: 'tag/潮', month: '0999-01' },
  'changes/acme': { kind: 'changes', partner: 'acme' },
  'article/tide-tables': { kind: 'article', slug: 'tide-tables' },
  'media/2026/harbour.png': { kind: 'media', key: 'media/2026/harbour.png' },
  sitemap: { kind: 'sitemap-index' },
  'sitemap/2026-11': { kind: 'sitemap', month: '2026-11' },
  'former/blog/feed.xml': { kind: 'former', key: 'blog/feed.xml' },
  ...Object.fromEntries(SINGLE_OUTPUTS.map((id) => [id, parseOutput(id)])),
};

const DOCUMENTATION = readFileSync(new URL('../../../docs/protocols.md', import.meta.url), 'utf8')
  .split('## Outputs')[1]!
  .split('## ')[0]!;

/** The name of a Cache-Control. */
function lifetimeOf(cacheControl: string): string | undefined {
  return Object.entries(CACHE_LIFETIMES).find(([, text]) => text === cacheControl)?.[0];
}

describe('outputs', () => {
  it.each(Object.entries(EXAMPLES))('%s is taken apart and put together', (id, output) => {
    expect(parseOutput(id)).toEqual(output);
    expect(outputId(output)).toBe(id);
  });

  it('of which there is one are rebuilt with site.yaml', () => {
    expect(SINGLE_OUTPUTS).toEqual(expect.arrayContaining(['assets', 'catalogue', 'news', 'sitemap']));
    expect(outputsOfSite(PUBLISHED_SITE)).toEqual(expect.arrayContaining([...SINGLE_OUTPUTS]));
  });

  it('of every kind are among these examples', () => {
    const kinds = new Set(Object.values(EXAMPLES).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(Object.keys(OUTPUT_KINDS).sort());
  });

  it('of every kind stand in the documentation, with how long they are kept', () => {
    const rows = [...DOCUMENTATION.matchAll(/^\| `([^`<]*)[^`]*` \| .+ \| ([^|]+) \|$/gm)];
    const documented = rows.map(([, name, lifetimes]) => [
      name,
      lifetimes?.replaceAll('`', '').split(', ').sort(),
    ]);
    const declared = Object.values(EXAMPLES).map((output) => {
      const lifetimes = keysOf(output).map((key) => lifetimeOf(cacheControlOf(output, key)));
      return [OUTPUT_KINDS[output.kind].name, lifetimes] as const;
    });
    const byName = Map.groupBy(declared, ([name]) => name);
    const expected = [...byName].map(([name, all]) => [name, [...new Set(all.flatMap(([, l]) => l))].sort()]);
    expect(documented.sort()).toEqual(expected.sort());
  });

  it.each([
    '',
    'feed/',
    'feed/section',
    'feed/section/',
    'feed/sections/a',
    'feed/tag/a/b',
    'feed/due',
    'archive/latest',
    'archive/latest/2026-13',
    'archive/2026-11',
    'archive/tag/2026-11',
    'archive/tag/a/b/2026-11',
    'changes/',
    'changes/a/b',
    'former/',
    'article/',
    'article/a/b',
    'media',
    'catalogue/x',
    'sitemap/2026',
    'news/2026-11',
    'assets/headlines',
    'nothing/x',
    'constructor',
  ])('%j is refused', (id) => {
    expect(() => parseOutput(id)).toThrow(TypeError);
  });

  it('of an article are its page, every feed it is in with its month there, and the sitemaps', () => {
    const article = publishedArticle({ slug: 'a' });
    expect(outputsOfArticle(article, ['latest', 'tag/tides'])).toEqual([
      'article/a',
      'feed/latest',
      'archive/latest/2026-11',
      'feed/tag/tides',
      'archive/tag/tides/2026-11',
      'sitemap/2026-11',
      'news',
    ]);
  });

  it('of an article and of a site can all be taken apart again', () => {
    const site = { ...PUBLISHED_SITE, sections: { world: { title: 'World' } }, feeds: { weekly: WEEKLY } };
    const article = publishedArticle({ language: 'pt-BR' });
    const outputs = [...outputsOfArticle(article, feedsOf(article, site)), ...outputsOfSite(site)];
    expect(outputs).toContain('feed/feed/weekly');
    for (const output of outputs) expect(() => parseOutput(output)).not.toThrow();
  });

  it('are asked for with what readers see first at the front', () => {
    const outputs = [
      'archive/latest/2026-11',
      'article/a',
      'catalogue',
      'feed/latest',
      'news',
      'sitemap/2026-11',
    ] as const;
    expect(byUrgency(outputs)).toEqual([
      ...['article/a', 'feed/latest'],
      ...['archive/latest/2026-11', 'catalogue', 'news', 'sitemap/2026-11'],
    ]);
  });

  it.each([
    ['rss.xml', 'feed/latest'],
    ['404.html', 'feed/latest'],
    ['summary/atom.xml', 'feed/latest'],
    ['archive/2026/11/rss.xml', 'archive/latest/2026-11'],
    ['sections/world/feed.json', 'feed/section/world'],
    ['sections/world/summary/feed.json', 'feed/section/world'],
    ['sections/world/archive/2026/11/atom.xml', 'archive/section/world/2026-11'],
    ['sections/archive/rss.xml', 'feed/section/archive'],
    ['tags/潮/index.html', 'feed/tag/潮'],
    ['languages/pt-br/rss.xml', 'feed/language/pt-br'],
    ['feeds/weekly/rss.xml', 'feed/feed/weekly'],
    ['partners/acme/feed.json', 'feed/partner/acme'],
    ['partners/acme/changes/atom.xml', 'changes/acme'],
    ['partners/acme/archive/2026/11/feed.json', 'archive/partner/acme/2026-11'],
    ['feeds/index.html', 'catalogue'],
    ['feeds/feeds.json', 'catalogue'],
    ['feeds.opml', 'catalogue'],
    ['sitemaps/pages.xml', 'catalogue'],
    ['sitemap.xml', 'sitemap'],
    ['robots.txt', 'sitemap'],
    ['sitemaps/2026-11.xml', 'sitemap/2026-11'],
    ['news-sitemap.xml', 'news'],
    ['embed/headlines.js', 'assets'],
    ['articles/tide-tables/index.html', 'article/tide-tables'],
    ['media/2026/harbour.png', 'media/2026/harbour.png'],
    ['google1234.html', undefined],
    ['elsewhere/a/b', undefined],
    ['embed/other.js', undefined],
    ['archive/2026/13/rss.xml', undefined],
    ['sitemaps/2026-13.xml', undefined],
    ['articles/index.html', undefined],
    ['constructor/a/b', undefined],
  ])('the object %s belongs to %s', (key, output) => {
    expect(outputOfKey(key)).toBe(output);
  });

  it.each(Object.entries(EXAMPLES).filter(([, { kind }]) => kind !== 'former'))(
    'every object that %s may have is traced to it, and to nothing else',
    (id, output) => {
      for (const key of keysOf(output)) {
        expect(outputOfKey(key)).toBe(id);
        expect(Object.values(OUTPUT_KINDS).filter(({ owner }) => owner(key))).toHaveLength(1);
      }
    },
  );

  it('share no object, whatever it is called', () => {
    const keys = Object.values(EXAMPLES).flatMap(keysOf);
    const piece = fc.constantFrom(...new Set(keys.flatMap((key) => key.split('/'))), '..', 'é', '');
    const key = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('/'));
    fc.assert(
      fc.property(fc.oneof(key, fc.string()), (key) => {
        const owners = Object.values(OUTPUT_KINDS).filter(({ owner }) => owner(key));
        expect(owners.length).toBeLessThanOrEqual(1);
        const output = outputOfKey(key);
        if (output !== undefined) expect(outputId(parseOutput(output))).toBe(output);
      }),
    );
  });
});

describe('the addresses that a site keeps for itself', () => {
  it.each([
    'index.html',
    'rss.xml',
    'subscribe.html',
    'feeds/index.html',
    'robots.txt',
    'sitemaps/2026-11.xml',
    'embed/headlines.js',
    'schemas/feed/1.json',
    'archive/anything',
    'articles/a/index.html',
    'media/a.png',
    'partners/acme/rss.xml',
  ])('are such as %s', (key) => {
    expect(isOwnKey(key)).toBe(true);
  });

  it.each(['feed.xml', 'blog/rss/index.html', 'tags/sea/rss.xml', 'feeds/weekly/atom.xml', 'archives/a'])(
    'are none such as %s',
    (key) => {
      expect(isOwnKey(key)).toBe(false);
    },
  );
});

describe('the feeds an article is in', () => {
  it('are the latest and those of its section, tags, authors and language, each named once', () => {
    const term = { slug: 'tides', label: 'Tides' };
    const section = { slug: 'world', label: 'World' };
    expect(feedsOf(publishedArticle({ section, tags: [term, term], language: 'pt-BR' }))).toEqual([
      'latest',
      'section/world',
      'tag/tides',
      'author/ada-brook',
      'language/pt-br',
    ]);
  });

  it('are those too that site.yaml declares and whose rules it meets', () => {
    const site = {
      ...PUBLISHED_SITE,
      feeds: { weekly: WEEKLY, dry: { ...WEEKLY, include: [], exclude: WEEKLY.include } },
    };
    expect(feedsOf(publishedArticle(), site)).toContain('feed/weekly');
    expect(feedsOf(publishedArticle(), site)).not.toContain('feed/dry');
  });

  it('list it by its date, apart from any other source of it', () => {
    const article = publishedArticle();
    const [[entry], [other]] = [
      feedEntries('articles/a.md', article, PUBLISHED_SITE),
      feedEntries('articles/b.md', article, PUBLISHED_SITE),
    ];
    expect(entry?.sortKey).toMatch(/^2026-11-01T08:00:00\.000Z#[0-9a-f]{64}$/);
    expect(other?.sortKey).not.toBe(entry?.sortKey);
  });
});
