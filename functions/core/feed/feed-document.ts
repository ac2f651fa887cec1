import type { PublishedArticle } from '../article/article.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Month } from '../kernel/month.ts';
import type { FeedId } from '../output/addresses.ts';
import type { DeclaredFeed, FeedForm, PodcastSettings } from '../site/declared-feed.ts';
import type { Partner } from '../site/partner.ts';
import type { PublishedSite } from '../site/site.ts';
import type { ChangeEvent } from '../source/changes.ts';

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
  /** Newest first by `publishedAt`. */
  readonly articles: readonly PublishedArticle[];
  /** `summary` for the documents under `summary/`, whose items carry no text but their summary. */
  readonly form: FeedForm;
  /** Ids of articles that carry only their summary in it, because their text alone would make it too large. */
  readonly abridged?: readonly string[];
  /** Set on an archive document (RFC 5005 section 4): the month of which it holds every article of the feed. */
  readonly archive?: Month;
  /**
   * The newest month that has articles of the feed which this document does not hold: where older ones are
   * found. A subscription document without one is complete (RFC 5005 section 2).
   */
  readonly previous?: Month;
  /** As `site.yaml` declares the feed, if it does. */
  readonly declared?: DeclaredFeed;
  /** Present: the feed is this partner's, and nobody else's. */
  readonly partner?: Partner;
  /**
   * Present: these are the partner's changes, the newest first: of each of the articles the last one, and what was
   * withdrawn lately.
   */
  readonly changes?: readonly FeedChange[];
  /** Present: the feed is a podcast, of what it lists only episodes are shown. */
  readonly podcast?: PodcastSettings;
}

/** What became of an article, as a partner is told. */
export interface FeedChange {
  readonly articleId: string;
  readonly event: ChangeEvent;
  readonly at: Instant;
  /** Of what was withdrawn, where it is known; plain text. */
  readonly title?: string;
  /** Where it was. */
  readonly url?: string;
}

/** The three finished documents of one feed. */
export interface RenderedFeed {
  readonly rss: string;
  readonly atom: string;
  readonly json: string;
}
