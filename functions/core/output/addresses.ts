import type { Month } from '../kernel/month.ts';

/**
 * A feed's identifier in the index and in jobs: `latest`, `section/world`, `tag/sea-level`, `author/ada`,
 * `language/pt-br`, `feed/weekly` for one that `site.yaml` declares, and `partner/acme` for a partner's own. Slugs
 * hold no slash.
 */
export type FeedId = string;

/** The file names of one feed's documents, under its root. */
export const FEED_FILES = {
  rss: 'rss.xml',
  atom: 'atom.xml',
  json: 'feed.json',
  page: 'index.html',
  /** What people get who open the address of one of the documents in a browser. */
  subscribe: 'subscribe.html',
} as const;

/** The page for whatever is not there. */
export const NOT_FOUND_KEY = '404.html';

/** The list of all feeds: for people, for programs, for readers' subscription lists. */
export const CATALOGUE_KEYS = {
  page: 'feeds/index.html',
  json: 'feeds/feeds.json',
  opml: 'feeds.opml',
  /** Their pages, for search engines. */
  sitemap: 'sitemaps/pages.xml',
} as const;

/** What is the same for every site, but for its address: for programs, and for other sites' pages. */
export const ASSET_KEYS = {
  headlines: 'embed/headlines.js',
  /** JSON Schemas; the number is the version of the contract (docs/partners.md). */
  feedSchema: 'schemas/feed/1.json',
  catalogueSchema: 'schemas/catalogue/1.json',
} as const;

export const SITEMAP_INDEX_KEY = 'sitemap.xml';
export const ROBOTS_KEY = 'robots.txt';
export const NEWS_SITEMAP_KEY = 'news-sitemap.xml';

/** All that is behind a key; whatever else there is, is public. */
export const PARTNERS_FOLDER = 'partners/';

const FOLDER_OF_KIND: ReadonlyMap<string, string> = new Map([
  ['section', 'sections'],
  ['tag', 'tags'],
  ['author', 'authors'],
  ['language', 'languages'],
  ['feed', 'feeds'],
  ['partner', PARTNERS_FOLDER.slice(0, -1)],
]);

/** The kind of feed whose documents are in a folder: `section` for `sections`. */
export const KIND_OF_FOLDER: ReadonlyMap<string, string> = new Map(
  [...FOLDER_OF_KIND].map(([kind, folder]) => [folder, kind]),
);

/** The object-key prefix of a feed's documents: `''` or `sections/world/`. */
export function feedRoot(feed: FeedId): string {
  if (feed === 'latest') return '';
  const [kind = '', slug = ''] = feed.split('/', 2);
  const folder = FOLDER_OF_KIND.get(kind);
  if (!folder || !slug) throw new TypeError(`not a feed: ${feed}`);
  return `${folder}/${slug}/`;
}

/** Whether `feed` is behind a key. */
export function isPartnerFeed(feed: FeedId): boolean {
  return feedRoot(feed).startsWith(PARTNERS_FOLDER);
}

/** The object key of an article's page. */
export function articlePageKey(slug: string): string {
  return `articles/${slug}/index.html`;
}

/** The object key of the list, for search engines, of one month's articles. */
export function sitemapKey(month: Month): string {
  return `sitemaps/${month}.xml`;
}

/** An object key (or root) as an absolute address under `siteUrl`, percent-encoded; `index.html` is left off. */
export function addressOf(siteUrl: string, key: string): string {
  return new URL(
    encodeURI(key.replace(/(^|\/)index\.html$/, '$1')).replace(/[?#]/g, encodeURIComponent),
    siteUrl,
  ).href;
}

/** The public address of an article. */
export function articleAddress(siteUrl: string, slug: string): string {
  return addressOf(siteUrl, articlePageKey(slug));
}
