import type { Instant } from '../kernel/instant.ts';
import type { FeedId } from '../output/addresses.ts';
import type { OutputId } from '../output/outputs.ts';
import type { Entry } from '../source/source-record.ts';
import type { FeedViolation } from './check/finished-feed.ts';

/** How the catalogue lists a feed. */
export interface Listing {
  readonly title: string;
  /** Without the site's title; absent for `latest`. */
  readonly heading?: string;
  readonly description: string;
}

/** An article as a feed lists it. */
export interface ListedItem {
  /** Of its source. */
  readonly key: string;
  readonly id: string;
  /** Its place in the feed. */
  readonly sortKey: string;
}

/** An article that the check kept out of a feed. */
export interface LeftOut {
  readonly key: string;
  readonly articleId: string;
  readonly format: FeedViolation['format'];
  readonly rule: string;
  readonly message: string;
}

/** A feed that is kept as it is, because too much of it was deleted at once (invariant I6). */
export interface Hold {
  readonly since: Instant;
  /** Articles that it would lose. */
  readonly lost: number;
  /** Of so many that were in it. */
  readonly of: number;
  /** The sources of those, in order: their receipts tell. */
  readonly sources: readonly string[];
  /** Other outputs that are kept with it, to be rebuilt when it goes on: its archives. */
  readonly waiting: readonly OutputId[];
}

/** What a written state still has to tell; forgotten when it has. */
interface FeedPending {
  /** Outputs to rebuild: the catalogue, what waited for the end of a hold. */
  readonly outputs: readonly OutputId[];
  /** Sources with other faults than before. */
  readonly sources: readonly string[];
  /** Addresses of documents that hubs are to tell of; absent: none. */
  readonly topics?: readonly string[];
}

/** What was last published of one feed: the row that its publishers share, one write after the other. */
export interface FeedState {
  /** `feed/latest` */
  readonly output: OutputId;
  /** One more at each write; every write is conditional on the revision that was read. 0: there is no row. */
  readonly revision: number;
  /** Absent: the feed does not exist. */
  readonly listing?: Listing;
  /** As published, newest first. */
  readonly items: readonly ListedItem[];
  /** What was taken out because its source was deleted, as far back as the guard looks. */
  readonly removed: readonly (ListedItem & { readonly at: Instant })[];
  readonly held?: Hold;
  readonly leftOut: readonly LeftOut[];
  /** When the feed's documents last changed. */
  readonly changedAt: Instant;
  /** The digests, by address, of the documents that hubs tell of; absent: there are no hubs. */
  readonly topics?: Readonly<Record<string, string>>;
  readonly pending: FeedPending;
}

/** No feed, but listed like one: those that are held, for the clock to have them judged again. */
export const HELD: FeedId = 'held';

/** The place of a feed among those that are held; always in the past. */
export function heldEntry(output: OutputId): Entry {
  return { feed: HELD, sortKey: `0#${output}` };
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

/** The beginning of time, for what does not say when it was. */
const LONG_AGO = '1970-01-01T00:00:00.000Z';

/** The state of a feed as an earlier release may have stored it, with what it lacks. */
export function completeFeedState(stored: FeedState): FeedState {
  const { pending, ...rest } = newFeedState(stored.output, LONG_AGO);
  return { ...rest, ...stored, pending: { ...pending, ...stored.pending } };
}
