import type { PublishedArticle } from '../../article/article.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Month } from '../../kernel/month.ts';
import type { FeedId } from '../../output/addresses.ts';
import type { DeclaredFeed, FeedForm, PodcastSettings } from '../../site/declared-feed.ts';
import type { Partner } from '../../site/partner.ts';
import type { PublishedSite } from '../../site/site.ts';
import type { ChangeEvent } from '../../source/partner-change.ts';

/** Everything that a feed's documents are made from. Nothing else, such as the clock, may influence them. */
export interface FeedDocument {
  readonly feed: FeedId;
  /** Plain text; for `latest` the site's title. */
  readonly title: string;
  /** The feed's title on its own pages, without the site's title; absent for `latest`. */
  readonly heading?: string;
  /** Plain text. */
  readonly description: string;
  readonly site: PublishedSite;
  /** Newest first by `publishedAt`. */
  readonly articles: readonly PublishedArticle[];
  /** `summary` for the documents under `summary/`, whose items have a summary and no full text. */
  readonly form: FeedForm;
  /** The ids of articles that appear with their summary alone, because their text would make the document too large. */
  readonly abridged?: readonly string[];
  /** On an archive document (RFC 5005 section 4): its month. It holds every article of the feed in that month. */
  readonly archive?: Month;
  /**
   * The month of the archive with the next older articles: the newest that has articles which this document does not
   * hold. A subscription document without it is complete (RFC 5005 section 2).
   */
  readonly previous?: Month;
  /** The declaration of the feed in `site.yaml`, if it has one. */
  readonly declared?: DeclaredFeed;
  /** The partner, if the feed is a partner's own. */
  readonly partner?: Partner;
  /** The partner's changes, newest first, if this is the document of its changes. Each article has at most one. */
  readonly changes?: readonly FeedChange[];
  /** The podcast's settings, if the feed is a podcast. It shows only articles that are episodes. */
  readonly podcast?: PodcastSettings;
}

/** The last thing that happened to an article, as one partner sees it. */
export interface FeedChange {
  readonly articleId: string;
  readonly event: ChangeEvent;
  readonly at: Instant;
  /** The title of a withdrawn article, if it is known; plain text. */
  readonly title?: string;
  /** The address that a withdrawn article had. */
  readonly url?: string;
}

/** The three finished documents of one feed. */
export interface RenderedFeed {
  readonly rss: string;
  readonly atom: string;
  readonly json: string;
}
