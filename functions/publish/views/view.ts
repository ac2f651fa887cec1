import type { LeftOut, Listing } from '../../core/feed/feed-state.ts';
import type { Lineup } from '../../core/feed/guard.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { NoticeMessage } from '../../core/messages/notice-message.ts';
import type { FeedId } from '../../core/output/feed-ids.ts';
import type { OutputId } from '../../core/output/outputs.ts';
import type { Queue } from '../../core/ports/queue.ts';
import type { SiteBucket, SiteDocument } from '../../core/ports/site-bucket.ts';
import type { Site } from '../../core/site/site.ts';

/** An output's objects as they should be, by key. Undefined for one that should not exist. */
export type Documents<Document = SiteDocument> = ReadonlyMap<string, Document | undefined>;

/** An object as the view of one kind renders it. How long it is kept, the kind says. */
export type ViewDocument = Omit<SiteDocument, 'cacheControl'>;

/** What an output should be now, computed from the index. Rendering, the larger part of the work, comes later. */
export interface View extends KindView {
  /** Only of an output that is held with a feed: the feed whose hold keeps this output as it is. */
  readonly heldWith?: HeldWith;
  /** When the view will change just because this function's clock is behind ingest's. */
  readonly again?: Instant;
  render(): Rendering;
}

/** The part of a view that is particular to a kind of outputs. */
export interface KindView {
  /** Views with equal stamps render the same documents. */
  readonly stamp: string;
  /** Only of a feed's own output: what its guard judges, and what its state will say. */
  readonly feed?: FeedView;
  render(): Rendering<ViewDocument>;
  /**
   * The outputs whose documents name this output and do not agree with it. They are to be rebuilt. Asked once this
   * output is as the index says; if the run dies in between, all of it is repeated.
   */
  outdated?(site: SiteBucket): Promise<OutputId[]>;
  /** Sends the notices that this output is the reason for. Called once it is as the index says and can be fetched. */
  tell?(ports: { readonly notices: Queue<NoticeMessage> }): Promise<void>;
}

export interface HeldWith {
  readonly feed: FeedId;
  readonly guard: Site['guard'];
}

export interface FeedView extends Lineup {
  /** Absent if the feed should not exist. */
  readonly listing?: Listing;
  /** How many articles the feed shows at most. */
  readonly limit: number;
  /** The addresses, by key, of the documents that hubs are told of. Absent if there are no hubs. */
  readonly topics?: Readonly<Record<string, string>>;
  readonly guard: Site['guard'];
}

export interface Rendering<Document = SiteDocument> {
  readonly documents: Documents<Document>;
  /** The articles that the check left out. Absent if none. */
  readonly leftOut?: readonly LeftOut[];
}

/** Documents none of which should exist. */
export function absent(keys: readonly string[]): Documents<never> {
  return new Map(keys.map((key) => [key, undefined]));
}
