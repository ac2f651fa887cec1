import type { LeftOut, Listing } from '../../core/feed/feed-state.ts';
import type { Lineup } from '../../core/feed/guard.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { NoticeMessage } from '../../core/messages/notice-message.ts';
import type { FeedId } from '../../core/output/addresses.ts';
import type { OutputId } from '../../core/output/outputs.ts';
import type { Queue } from '../../core/ports/queue.ts';
import type { SiteBucket, SiteDocument } from '../../core/ports/site-bucket.ts';
import type { Site } from '../../core/site/site.ts';

/** An output's objects as they should be: by key, undefined for one that should not exist. */
export type Documents = ReadonlyMap<string, SiteDocument | undefined>;

/** An output as the index has it now, before the work of rendering. */
export interface View {
  /** Equal stamps: the same documents. */
  readonly stamp: string;
  /** Of a feed's own output: what its guard judges, and what its state will say. */
  readonly feed?: FeedView;
  /** Of a month of an archive, or a partner's changes: kept as it is for as long as the guard holds this feed. */
  readonly heldWith?: { readonly feed: FeedId; readonly guard: Site['guard'] };
  /** When it will be another because of this function's clock alone, which is behind ingest's. */
  readonly again?: Instant;
  render(): Rendering;
  /**
   * The outputs that, as published, do not agree with this one, and are to be rebuilt. Asked once this one stands
   * as the index has it: a run that dies in between is repeated whole.
   */
  outdated?(site: SiteBucket): Promise<OutputId[]>;
  /** Tells what is to be told of it, once it stands as the index has it: what is told can then be fetched. */
  tell?(ports: { readonly notices: Queue<NoticeMessage> }): Promise<void>;
}

export interface FeedView extends Lineup {
  /** Absent: the feed should not exist. */
  readonly listing?: Listing;
  /** Articles that it shows at most. */
  readonly limit: number;
  /** The addresses, by key, of the documents that hubs tell of; absent: there are no hubs. */
  readonly topics?: Readonly<Record<string, string>>;
  readonly guard: Site['guard'];
}

export interface Rendering {
  readonly documents: Documents;
  /** What the check kept out; absent: there was none. */
  readonly leftOut?: readonly LeftOut[];
}

/** That none of `keys` should exist. */
export function absent(keys: readonly string[]): Documents {
  return new Map(keys.map((key) => [key, undefined]));
}
