import type { FeedId } from './addresses.ts';
import type { PublishedArticle } from './article/article.ts';
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

/** The feeds a published article is in, each with its place there. */
export function entriesOf(article: PublishedArticle): Entry[] {
  const feeds: FeedId[] = [
    'latest',
    ...(article.section ? [`section/${article.section.slug}`] : []),
    ...article.tags.map((tag) => `tag/${tag.slug}`),
    ...article.authors.map((author) => `author/${author.slug}`),
  ];
  const sortKey = `${article.publishedAt}#${article.id}`;
  return [...new Set(feeds)].map((feed) => ({ feed, sortKey }));
}

/** The outputs an article shows in. */
export function outputsOf(article: PublishedArticle): OutputId[] {
  return [`article/${article.slug}`, ...entriesOf(article).map((entry) => `feed/${entry.feed}`)];
}
