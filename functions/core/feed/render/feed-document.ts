import type { PublishedArticle } from '../../article/article.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Month } from '../../kernel/month.ts';
import type { DocumentPart } from '../../output/document-keys.ts';
import type { FeedId } from '../../output/feed-ids.ts';
import type { DeclaredFeed } from '../../site/declared-feed.ts';
import type { Partner } from '../../site/partner.ts';
import type { PodcastSettings } from '../../site/podcast.ts';
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
  /** Which of the feed's documents it is. The items of a `summary` have a summary and no full text. */
  readonly part: FeedPart;
  /** The ids of articles that appear with their summary alone, because their text would make the document too large. */
  readonly abridged?: readonly string[];
  /**
   * The month of the archive with the next older articles: the newest that has articles which this document does not
   * hold. A subscription document without it is complete (RFC 5005 section 2).
   */
  readonly previous?: Month;
  /** The declaration of the feed in `site.yaml`, if it has one. */
  readonly declared?: DeclaredFeed;
  /** The partner, if the feed is a partner's own. */
  readonly partner?: Partner;
  /** The podcast's settings, if the feed is a podcast. It shows only articles that are episodes. */
  readonly podcast?: PodcastSettings;
}

/** Which of a feed's documents, with what it has besides articles. */
type FeedPart =
  | Exclude<DocumentPart, { readonly kind: 'changes' }>
  /** The partner's changes, newest first. Each article has at most one. */
  | { readonly kind: 'changes'; readonly changes: readonly FeedChange[] };

/** The changes in a document; none except in a partner's changes. */
export function changesOf({ part }: Pick<FeedDocument, 'part'>): readonly FeedChange[] {
  return part.kind === 'changes' ? part.changes : [];
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
