import type { FeedId } from '../addresses.ts';
import type { PublishedArticle } from '../article/article.ts';
import type { PublishedSite } from '../site/site.ts';

/** How many articles a feed document lists. */
export const FEED_LENGTH = 50;

/** Everything a feed's documents are made from; nothing else (no clock, no environment) may reach them. */
export interface FeedDocument {
  readonly feed: FeedId;
  /** Plain text; for `latest` the site's title. */
  readonly title: string;
  /** What the feed is called on its own pages, without the site's title; absent for `latest`. */
  readonly heading?: string;
  /** Plain text. */
  readonly description: string;
  readonly site: PublishedSite;
  /** Newest first by `publishedAt`, at most {@link FEED_LENGTH}. */
  readonly articles: readonly PublishedArticle[];
}

/** The three finished documents of one feed. */
export interface RenderedFeed {
  readonly rss: string;
  readonly atom: string;
  readonly json: string;
}

/** A rule of the check before publishing (invariant I7) that a finished document breaks. */
export interface FeedFault {
  readonly format: keyof RenderedFeed;
  /** Stable, kebab-case name of the rule. */
  readonly rule: string;
  readonly message: string;
  /** The article at fault, where one can be named. */
  readonly articleId?: string;
}
