import type { PublishedArticle } from '../article/article.ts';
import { toPublicHtml } from '../kernel/site-origin.ts';
import type { FeedForm } from '../site/declared-feed.ts';

/** Bytes of an item besides what its article says: element and key names, addresses, white space. */
const ITEM_BYTES = 1_200;

/** Bytes of a category besides its label: the address of its taxonomy, in the format that writes most. */
const CATEGORY_BYTES = 150;

/** Bytes of a document besides its items. */
const DOCUMENT_BYTES = 4_096;

/** The W3C validator reads no larger feed, and readers give up far earlier. */
const ARCHIVE_BYTES = 4_500_000;

const DAY_MS = 86_400_000;

/** How much a feed's subscription documents hold at most. */
export interface WindowLimits {
  /** Number of articles. */
  readonly items: number;
  /** Size of each document. */
  readonly bytes: number;
  /** How many days an article may be older than the newest. Absent: any. */
  readonly newerDays?: number | undefined;
  /** `full` if the documents hold the articles' texts, `summary` if not. */
  readonly form: FeedForm;
}

/** The part of a feed that is in its subscription documents. The rest is in its archive. */
export interface FeedWindow {
  readonly articles: readonly PublishedArticle[];
  /** Ids of the articles that are there with only their summary. */
  readonly abridged: readonly string[];
}

/**
 * The newest articles that fit into `limits`. An article that alone is larger than a document may be is there with
 * its summary: with its text it would push out what readers have not seen yet.
 * @param articles newest first
 */
export function feedWindow(
  articles: readonly PublishedArticle[],
  limits: WindowLimits,
  siteUrl: string,
): FeedWindow {
  const earliest = Date.parse(articles[0]?.publishedAt ?? '') - (limits.newerDays ?? Infinity) * DAY_MS;
  const window: PublishedArticle[] = [];
  const abridged: string[] = [];
  let left = limits.bytes - DOCUMENT_BYTES;
  for (const article of articles.slice(0, limits.items)) {
    if (Date.parse(article.publishedAt) < earliest) break;
    const whole =
      limits.form === 'summary' ? itemBytes(article) : itemBytes(article) + textBytes(article, siteUrl);
    const isTooLong = whole > limits.bytes - DOCUMENT_BYTES;
    left -= isTooLong ? itemBytes(article) : whole;
    if (left < 0 && window.length > 0) break;
    window.push(article);
    if (isTooLong) abridged.push(article.id);
  }
  return { articles: window, abridged };
}

/**
 * Ids of the articles that an archive document holds with only their summary: the longest ones, as few as possible.
 * An archive holds every article, so this is the only way to keep it readable.
 */
export function abridgedInArchive(articles: readonly PublishedArticle[], siteUrl: string): string[] {
  const texts = articles.map((article) => ({ id: article.id, bytes: textBytes(article, siteUrl) }));
  let excess = articles.reduce((sum, article) => sum + itemBytes(article), DOCUMENT_BYTES) - ARCHIVE_BYTES;
  for (const { bytes } of texts) excess += bytes;
  const abridged: string[] = [];
  for (const { id, bytes } of texts.toSorted((one, other) => other.bytes - one.bytes)) {
    if (excess <= 0) break;
    abridged.push(id);
    excess -= bytes;
  }
  return abridged;
}

/** Bytes of a text in the format that takes most: JSON escapes quotes and line ends. */
function textBytes({ html }: PublishedArticle, siteUrl: string): number {
  return Buffer.byteLength(JSON.stringify(toPublicHtml(html, siteUrl)));
}

/** Bytes of an item without its text, at most: an item may state twice what its article says. */
function itemBytes(article: PublishedArticle): number {
  const { html: _, ...rest } = article;
  return ITEM_BYTES + 2 * Buffer.byteLength(JSON.stringify(rest)) + article.tags.length * CATEGORY_BYTES;
}
