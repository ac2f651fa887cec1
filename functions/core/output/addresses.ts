import type { Month } from '../kernel/month.ts';
import { DOCUMENT_FILES, FEED_FILES } from './feed-files.ts';
import { type FeedId, feedId, NAMED_FEED_KINDS, type NamedFeedKind, parseFeedId } from './feed-ids.ts';
import { ARTICLES_FOLDER, FEED_KINDS, pageFolders } from './feed-kinds.ts';

/** The page that answers for a missing object. */
export const NOT_FOUND_KEY = '404.html';

/** The sitemaps, except the index that lists them. */
export const SITEMAPS_FOLDER = 'sitemaps/';

/** The list of all feeds: for people, for programs, for readers' subscription lists. */
export const CATALOGUE_KEYS = {
  page: 'feeds/index.html',
  json: 'feeds/feeds.json',
  opml: 'feeds.opml',
  /** The sitemap of the feeds' pages. */
  sitemap: `${SITEMAPS_FOLDER}pages.xml`,
} as const;

/** What every site has, the same except for the site's address: for programs, and for other sites' pages. */
export const ASSET_KEYS = {
  headlines: 'embed/headlines.js',
  /** JSON Schemas; the number is the version of the contract (docs/partners.md). */
  feedSchema: 'schemas/feed/1.json',
  catalogueSchema: 'schemas/catalogue/1.json',
} as const;

export const SITEMAP_INDEX_KEY = 'sitemap.xml';
export const ROBOTS_KEY = 'robots.txt';
export const NEWS_SITEMAP_KEY = 'news-sitemap.xml';

/** The object-key prefix of a feed's objects: `''` or `sections/world/`. */
export function feedRoot(feed: FeedId): string {
  const { kind, slug } = parseFeedId(feed);
  return kind === 'latest' ? '' : `${FEED_KINDS[kind].folder}${slug}/`;
}

const UNDER_A_ROOT = /^([a-z]+\/)([^/]+)\/(.+)$/;

const KIND_OF_FOLDER: ReadonlyMap<string, NamedFeedKind> = new Map(
  NAMED_FEED_KINDS.map((kind) => [FEED_KINDS[kind].folder, kind]),
);

/**
 * The feed under whose root an object is, and its path from there. What is in no other feed's folder is under the
 * root of the latest.
 */
export function locateKey(key: string): { readonly feed: FeedId; readonly path: string } {
  const [, folder = '', slug = '', path = ''] = UNDER_A_ROOT.exec(key) ?? [];
  const kind = KIND_OF_FOLDER.get(folder);
  return kind ? { feed: feedId(kind, slug), path } : { feed: 'latest', path: key };
}

/** True if `feed` is behind a key. */
export function isPartnerFeed(feed: FeedId): boolean {
  return FEED_KINDS[parseFeedId(feed).kind].isBehindKey;
}

/** The object key of an article's page. */
export function articlePageKey(slug: string): string {
  return `${ARTICLES_FOLDER}${slug}/index.html`;
}

/** The object key of the list, for search engines, of one month's articles. */
export function sitemapKey(month: Month): string {
  return `${SITEMAPS_FOLDER}${month}.xml`;
}

/**
 * An object key (or root) as an absolute address under `siteUrl`, percent-encoded; `index.html` is left off. `+` is
 * encoded too, because S3 reads it as a space.
 */
export function addressOf(siteUrl: string, key: string): string {
  return new URL(
    encodeURI(key.replace(/(^|\/)index\.html$/, '$1')).replace(/[?#+]/g, encodeURIComponent),
    siteUrl,
  ).href;
}

/** The public address of an article. */
export function articleAddress(siteUrl: string, slug: string): string {
  return addressOf(siteUrl, articlePageKey(slug));
}

/** In these folders an address without a dot is the address of a page: the edge adds the missing slash. */
const IN_PAGE_FOLDER = new RegExp(`^(?:${pageFolders().join('|')})`);

/** The object keys that the edge reads for a path. For the document of a feed, people get another page. */
export function keysAt(path: string): string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const file = path.slice(folder.length);
  if (file === '') return [path + FEED_FILES.page];
  if (DOCUMENT_FILES.includes(file)) return [path, folder + FEED_FILES.subscribe];
  return !file.includes('.') && IN_PAGE_FOLDER.test(path) ? [`${path}/${FEED_FILES.page}`] : [path];
}
