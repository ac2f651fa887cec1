import { SITE_ORIGIN } from './article/article.ts';

/**
 * A feed's identifier in the index and in jobs: `latest`, `section/world`, `tag/sea-level`, `author/ada`.
 * Slugs hold no slash.
 */
export type FeedId = string;

/** The file names of one feed's documents, under its root. */
export const FEED_FILES = {
  rss: 'rss.xml',
  atom: 'atom.xml',
  json: 'feed.json',
  page: 'index.html',
} as const;

/** The page for whatever is not there. */
export const NOT_FOUND_KEY = '404.html';

const FOLDER_OF_KIND: ReadonlyMap<string, string> = new Map([
  ['section', 'sections'],
  ['tag', 'tags'],
  ['author', 'authors'],
]);

/** The object-key prefix of a feed's documents: `''` or `sections/world/`. */
export function feedRoot(feed: FeedId): string {
  if (feed === 'latest') return '';
  const [kind = '', slug = ''] = feed.split('/', 2);
  const folder = FOLDER_OF_KIND.get(kind);
  if (!folder || !slug) throw new TypeError(`not a feed: ${feed}`);
  return `${folder}/${slug}/`;
}

/** The object key of an article's page. */
export function articlePageKey(slug: string): string {
  return `articles/${slug}/index.html`;
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

/** A stored address with the site's present one in place of {@link SITE_ORIGIN}. */
export function toPublicUrl(url: string, siteUrl: string): string {
  // Joined, not resolved: a rest such as `//host/` or `javascript:` would be an address of its own.
  return url.startsWith(`${SITE_ORIGIN}/`) ? siteUrl + url.slice(SITE_ORIGIN.length + 1) : url;
}

/**
 * Stored HTML with the site's present address in every attribute. Sanitised text never holds a raw `"`, so
 * the match cannot reach into an article's words.
 */
export function toPublicHtml(html: string, siteUrl: string): string {
  return html.replaceAll(`="${SITE_ORIGIN}/`, `="${siteUrl.replaceAll('&', '&amp;')}`);
}
