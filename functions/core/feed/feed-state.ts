import type { Instant } from '../kernel/instant.ts';
import { type Entry, HELD } from '../output/lists.ts';
import type { OutputId } from '../output/outputs.ts';
import type { FeedViolation } from './check/finished-feed.ts';

/** What the catalogue says of a feed. */
export interface Listing {
  readonly title: string;
  /** The title without the site's. Absent for `latest`. */
  readonly heading?: string;
  readonly description: string;
}

/** An article as a feed lists it. */
export interface ListedItem {
  /** Key of its source. */
  readonly key: string;
  readonly id: string;
  /** Its entry's sort key in the feed. */
  readonly sortKey: string;
}

/** An article left out of a feed because it breaks a rule of the check. */
export interface LeftOut {
  readonly key: string;
  readonly articleId: string;
  readonly format: FeedViolation['format'];
  readonly rule: string;
  readonly message: string;
}

/** The hold of a feed: it is kept as it is, because too many articles were deleted at once (invariant I6). */
export interface Hold {
  readonly since: Instant;
  /** How many articles the feed would lose. */
  readonly lost: number;
  /** How many articles it had. */
  readonly of: number;
  /** The sources of the lost articles, sorted. Their receipts tell of the hold. */
  readonly sources: readonly string[];
  /** Other outputs that are kept with the feed and rebuilt when it is released: its archives, a partner's changes. */
  readonly waiting: readonly OutputId[];
}

/** What a written state still owes the world. It is forgotten once it is done. */
interface FeedPending {
  /** Outputs to rebuild: the catalogue, and what waited for the end of a hold. */
  readonly outputs: readonly OutputId[];
  /** Sources whose faults are other than before. */
  readonly sources: readonly string[];
  /** Addresses of changed documents that hubs are to be told of. Absent if none. */
  readonly topics?: readonly string[];
}

/** What was last published of one feed. It is a row that all publishers of the feed share. */
export interface FeedState {
  /** `feed/latest` */
  readonly output: OutputId;
  /**
   * Each write adds one, on the condition that the row still has the revision that was read. 0 if there is no row.
   */
  readonly revision: number;
  /** Absent if the feed does not exist. */
  readonly listing?: Listing;
  /** The articles as published, newest first. */
  readonly items: readonly ListedItem[];
  /** The articles taken out because their sources were deleted, as far back as the guard looks. */
  readonly removed: readonly (ListedItem & { readonly at: Instant })[];
  readonly held?: Hold;
  readonly leftOut: readonly LeftOut[];
  /** When the feed's documents last changed. */
  readonly changedAt: Instant;
  /** The digests, by address, of the documents that hubs have been told of. Absent if there are no hubs. */
  readonly topics?: Readonly<Record<string, string>>;
  readonly pending: FeedPending;
}

/** The state of a feed that is held. */
export interface HeldFeedState extends FeedState {
  readonly held: Hold;
}

export function isHeld(state: FeedState): state is HeldFeedState {
  return state.held !== undefined;
}

/** The entry of a feed in the list of held feeds. Its instant is always in the past. */
export function heldEntry(output: OutputId): Entry {
  return { list: HELD, sortKey: `0#${output}` };
}

/** The state of a feed that was never published. */
export function newFeedState(output: OutputId, now: Instant): FeedState {
  return {
    output,
    revision: 0,
    items: [],
    removed: [],
    leftOut: [],
    changedAt: now,
    pending: { outputs: [], sources: [] },
  };
}

/** When a state changed that does not say so. */
const LONG_AGO = '1970-01-01T00:00:00.000Z';

/** Completes a state that an earlier release stored with the fields that were added since. */
export function completeFeedState(stored: FeedState): FeedState {
  const { pending, ...rest } = newFeedState(stored.output, LONG_AGO);
  return { ...rest, ...stored, pending: { ...pending, ...stored.pending } };
}
