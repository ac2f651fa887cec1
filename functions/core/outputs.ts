import { FEED_FILES, type FeedId, NOT_FOUND_KEY } from './addresses.ts';
import type { PublishedArticle } from './article/article.ts';
import { digestOf } from './digest.ts';
import type { Entry } from './source-record.ts';

/**
 * What is rebuilt together, as jobs name it: `feed/latest`, `feed/section/world`, `article/tide-tables`,
 * `media/harbour.png`. Every published byte belongs to exactly one output.
 */
export type OutputId = string;

/** An output's name taken apart. */
export type Output =
  | { readonly kind: 'feed'; readonly feed: FeedId }
  | { readonly kind: 'article'; readonly slug: string }
  | { readonly kind: 'media'; readonly key: string };

export const LATEST_OUTPUT: OutputId = 'feed/latest';

/** No feed, but listed like one: the sources that time will change, by the instant at which it does. */
export const DUE = 'due';

const LATEST_FILES: ReadonlySet<string> = new Set([...Object.values(FEED_FILES), NOT_FOUND_KEY]);

const KIND_OF_FOLDER: ReadonlyMap<string, string> = new Map([
  ['articles', 'article'],
  ['sections', 'section'],
  ['tags', 'tag'],
  ['authors', 'author'],
]);

const FEED = /^feed\/(latest|(?:section|tag|author)\/[^/]+)$/u;

/** @throws TypeError if `id` names no output: a bug in whoever sent the job. */
export function parseOutput(id: OutputId): Output {
  const feed = FEED.exec(id)?.[1];
  if (feed) return { kind: 'feed', feed };
  const [kind, ...rest] = id.split('/');
  if (kind === 'article' && rest.length === 1 && rest[0]) return { kind, slug: rest[0] };
  if (kind === 'media' && rest.length > 0) return { kind, key: id };
  throw new TypeError(`no output is called ${JSON.stringify(id)}`);
}

/**
 * The feeds a published article is in, each with its place there: by date, and apart from every other source.
 * For a while after a move two sources list one article, and neither may touch the other's entries. (A sort
 * key is at most 1,024 bytes; an id or a key alone may be as long.)
 */
export function entriesOf(key: string, article: PublishedArticle): Entry[] {
  const sortKey = `${article.publishedAt}#${digestOf([article.id, key])}`;
  return feedsOf(article).map((feed) => ({ feed, sortKey }));
}

/** The output that an object of the site bucket belongs to; undefined if it is none of ours. */
export function outputOfKey(key: string): OutputId | undefined {
  if (key.startsWith('media/')) return key;
  const [folder = '', slug, file] = key.split('/');
  if (slug === undefined) return LATEST_FILES.has(folder) ? LATEST_OUTPUT : undefined;
  const kind = KIND_OF_FOLDER.get(folder);
  if (!kind || !slug || !file) return undefined;
  return kind === 'article' ? `article/${slug}` : `feed/${kind}/${slug}`;
}

/** The outputs an article shows in. */
export function outputsOf(article: PublishedArticle): OutputId[] {
  return [`article/${article.slug}`, ...feedsOf(article).map((feed) => `feed/${feed}`)];
}

function feedsOf({ section, tags, authors }: PublishedArticle): FeedId[] {
  const feeds: FeedId[] = [
    'latest',
    ...(section ? [`section/${section.slug}`] : []),
    ...tags.map((tag) => `tag/${tag.slug}`),
    ...authors.map((author) => `author/${author.slug}`),
  ];
  return [...new Set(feeds)];
}
