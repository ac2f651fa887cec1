import type { Month } from '../kernel/month.ts';
import {
  ASSET_KEYS,
  CATALOGUE_KEYS,
  FEED_FILES,
  type FeedId,
  KIND_OF_FOLDER,
  NEWS_SITEMAP_KEY,
  NOT_FOUND_KEY,
  ROBOTS_KEY,
  SITEMAP_INDEX_KEY,
} from './addresses.ts';

/**
 * What is rebuilt together, as jobs name it: `feed/latest`, `feed/section/world`, `archive/latest/2026-11`,
 * `changes/acme`, `article/tide-tables`, `media/harbour.png`, `catalogue`, `sitemap`, `sitemap/2026-11`, `news`,
 * `assets`, `former/blog/feed.xml`. Every published byte belongs to exactly one output.
 */
export type OutputId = string;

/** An output's name taken apart. */
export type Output =
  /** A feed's subscription documents, full and summary, and its page. */
  | { readonly kind: 'feed'; readonly feed: FeedId }
  /** The documents with all that a feed has of one month; there if it has anything (RFC 5005 section 4). */
  | { readonly kind: 'archive'; readonly feed: FeedId; readonly month: Month }
  /** What was published, updated and withdrawn lately, as one partner sees it. */
  | { readonly kind: 'changes'; readonly partner: string }
  | { readonly kind: 'article'; readonly slug: string }
  | { readonly kind: 'media'; readonly key: string }
  | { readonly kind: 'catalogue' }
  /** The articles of one month, for search engines. */
  | { readonly kind: 'sitemap'; readonly month: Month }
  /** The list of those, and what else search engines are told. */
  | { readonly kind: 'sitemap-index' }
  /** The articles of the last two days, for news search. */
  | { readonly kind: 'news' }
  /** What does not depend on any article: the headlines' script, JSON Schemas. */
  | { readonly kind: 'assets' }
  /** An address of another system's, or another time's, that `site.yaml` says has moved or ended. */
  | { readonly kind: 'former'; readonly key: string };

export const LATEST_OUTPUT: OutputId = 'feed/latest';
export const CATALOGUE_OUTPUT: OutputId = 'catalogue';
export const SITEMAP_OUTPUT: OutputId = 'sitemap';
export const NEWS_OUTPUT: OutputId = 'news';
export const ASSETS_OUTPUT: OutputId = 'assets';

/** No feed, but listed like one: the sources that time will change, by the instant at which it does. */
export const DUE = 'due';

/** What one partner is told of. */
export function changesOutput(partner: string): OutputId {
  return `changes/${partner}`;
}

/** Outputs that nobody waits for: archives, and what search engines read. */
const PATIENT = /^(?:archive|sitemap|news|catalogue|assets)\b/;

/** The same outputs in the order in which to ask for them: what readers see first comes first. */
export function byUrgency(outputs: readonly OutputId[]): OutputId[] {
  return [...outputs.filter((id) => !PATIENT.test(id)), ...outputs.filter((id) => PATIENT.test(id))];
}

export function archiveOutput(feed: FeedId, month: Month): OutputId {
  return `archive/${feed}/${month}`;
}

const OUTPUT_OF_KEY: ReadonlyMap<string, OutputId> = new Map([
  ...[...Object.values(FEED_FILES), NOT_FOUND_KEY].map((key) => [key, LATEST_OUTPUT] as const),
  ...Object.values(CATALOGUE_KEYS).map((key) => [key, CATALOGUE_OUTPUT] as const),
  ...Object.values(ASSET_KEYS).map((key) => [key, ASSETS_OUTPUT] as const),
  [SITEMAP_INDEX_KEY, SITEMAP_OUTPUT],
  [ROBOTS_KEY, SITEMAP_OUTPUT],
  [NEWS_SITEMAP_KEY, NEWS_OUTPUT],
]);

const MONTH_SITEMAP = /^sitemaps\/(\d{4}-(?:0[1-9]|1[0-2]))\.xml$/;
const ARTICLE_FILE = /^articles\/([^/]+)\/./;
/** In the root of the latest, or in that of another feed: `tags/tides/summary/rss.xml`. */
const ARCHIVE_FILE = /^archive\/(\d{4})\/(0[1-9]|1[0-2])\/./;
const SUMMARY_FILE = /^summary\/[^/]+$/;
const CHANGES_FILE = /^changes\/[^/]+$/;
/** What a feed has, in its root: no other object there is its output's. */
export const FEED_OBJECT =
  /^(?:[a-z]+\/[^/]+\/)?(?:(?:(?:summary|archive\/\d{4}\/\d{2})\/)?(?:rss\.xml|atom\.xml|feed\.json)|index\.html|subscribe\.html)$/;
const FEED_FOLDER = /^([a-z]+)\/([^/]+)\/(.+)$/;

/**
 * The output that an object of the site bucket belongs to; undefined if it is none of ours. It tells of every
 * object that an output has or ever had, so that the repair finds what was left behind.
 */
export function outputOfKey(key: string): OutputId | undefined {
  if (key.startsWith('media/')) return key;
  const known = OUTPUT_OF_KEY.get(key);
  if (known) return known;
  const month = MONTH_SITEMAP.exec(key)?.[1];
  if (month) return `${SITEMAP_OUTPUT}/${month}`;
  const slug = ARTICLE_FILE.exec(key)?.[1];
  if (slug) return `article/${slug}`;
  const [, folder = '', name = '', rest = ''] = FEED_FOLDER.exec(key) ?? [];
  const kind = KIND_OF_FOLDER.get(folder);
  if (!kind) return SUMMARY_FILE.test(key) ? LATEST_OUTPUT : outputInArchive('latest', key);
  const feed = `${kind}/${name}`;
  if (kind === 'partner' && CHANGES_FILE.test(rest)) return changesOutput(name);
  return outputInArchive(feed, rest) ?? `feed/${feed}`;
}

function outputInArchive(feed: FeedId, path: string): OutputId | undefined {
  const [, year, month] = ARCHIVE_FILE.exec(path) ?? [];
  return year && month && archiveOutput(feed, `${year}-${month}`);
}
