import type { PublishedArticle } from '../article/article.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Month } from '../kernel/month.ts';
import type { DocumentPart } from '../output/document-keys.ts';
import type { FeedId } from '../output/feed-ids.ts';
import type { DeclaredFeed } from '../site/declared-feed.ts';
import type { Partner } from '../site/partner.ts';
import type { PodcastSettings } from '../site/podcast.ts';
import type { PublishedSite } from '../site/site.ts';
import type { ChangeEvent } from '../source/partner-change.ts';

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
  /** Which of the feed's documents it is. In those of the kind `summary` items carry no text but their summary. */
  readonly part: FeedPart;
  /** Ids of articles that carry only their summary in it, because their text alone would make it too large. */
  readonly abridged?: readonly string[];
  /**
   * The newest month that has articles of the feed which this document does not hold: where older ones are
   * found. A subscription document without one is complete (RFC 5005 section 2).
   */
  readonly previous?: Month;
  /** As `site.yaml` declares the feed, if it does. */
  readonly declared?: DeclaredFeed;
  /** Present: the feed is this partner's, and nobody else's. */
  readonly partner?: Partner;
  /** Present: the feed is a podcast, of what it lists only episodes are shown. */
  readonly podcast?: PodcastSettings;
}

/** Which of a feed's documents, with what it has besides articles. */
type FeedPart =
  | Exclude<DocumentPart, { readonly kind: 'changes' }>
  /** The newest first: of each of the articles the last change, and what was withdrawn lately. */
  | { readonly kind: 'changes'; readonly changes: readonly FeedChange[] };

/** The changes in a document; none but in a partner's changes. */
export function changesOf({ part }: Pick<FeedDocument, 'part'>): readonly FeedChange[] {
  return part.kind === 'changes' ? part.changes : [];
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

/** A rule of the check before publishing (invariant I7) that one of a feed's documents breaks. */
export interface FeedViolation {
  readonly format: keyof RenderedFeed;
  /** Stable, kebab-case name of the rule. */
  readonly rule: string;
  readonly message: string;
  /** The article that breaks it, if one can be named. */
  readonly articleId?: string;
}
