import type { Instant } from '../kernel/instant.ts';
import { CATALOGUE_OUTPUT, type OutputId } from '../output/outputs.ts';
import { FEED_HELD, type PublicationFault } from '../source/publication-fault.ts';
import type { FeedState, HeldFeedState, Hold } from './feed-state.ts';

/** What is recorded of a feed once it is published. */
type Published = Pick<FeedState, 'items' | 'removed' | 'leftOut' | 'changedAt'> & {
  readonly listing: FeedState['listing'];
  readonly topics?: FeedState['topics'];
};

/** The state once `published`, with no hold any more. `read` itself if that says the same. */
export function publishedState(read: FeedState, published: Published): FeedState {
  return following(read, { ...read, topics: undefined, ...published, held: undefined });
}

/** The state while the feed is held because of `losses`. `read` itself if that says the same. */
export function heldState(
  read: FeedState,
  losses: Pick<Hold, 'lost' | 'of' | 'sources'>,
  now: Instant,
): HeldFeedState {
  const { since = now, waiting = [] } = read.held ?? {};
  return following(read, { ...read, held: { since, ...losses, waiting } });
}

/** The state of a held feed once `output` too waits for its release. `read` itself if it did already. */
export function awaitedState(read: HeldFeedState, output: OutputId): HeldFeedState {
  const waiting = union(read.held.waiting, [output]);
  return following(read, { ...read, held: { ...read.held, waiting } });
}

/** The state once nothing is pending any more. */
export function toldState(read: FeedState): FeedState {
  return { ...read, revision: read.revision + 1, pending: { outputs: [], sources: [] } };
}

/** The faults of sources in this feed, by key: at most one for each source. Their receipts are to tell them. */
export function faultsOf({ output, leftOut, held }: FeedState): Map<string, PublicationFault> {
  const faults = leftOut.map(
    ({ key, format, rule, message }) => [key, { output, rule, message, format }] as const,
  );
  const message = 'Too much of the feed was deleted at once; it is held as it was.';
  const lost = (held?.sources ?? []).map((key) => [key, { output, rule: FEED_HELD, message }] as const);
  return new Map<string, PublicationFault>([...faults, ...lost]);
}

/** `next` with what it owes the world, and what `read` still owed. `read` itself if that says the same. */
function following<Next extends FeedState>(read: FeedState, next: Next): Next {
  const { pending } = read;
  const isRelisted = JSON.stringify(read.listing) !== JSON.stringify(next.listing);
  const outputs = union(
    pending.outputs,
    isRelisted ? [CATALOGUE_OUTPUT] : [],
    next.held ? [] : (read.held?.waiting ?? []),
  );
  const sources = union(pending.sources, sourcesToTell(read, next));
  const topics = union(pending.topics ?? [], topicsToTell(read, next));
  const following = { ...next, pending: { outputs, sources, ...(topics.length > 0 && { topics }) } };
  const isSame = JSON.stringify(following) === JSON.stringify(read);
  return isSame ? (read as Next) : { ...following, revision: read.revision + 1 };
}

/** The sources whose faults differ. */
function sourcesToTell(read: FeedState, next: FeedState): string[] {
  const [before, after] = [faultsOf(read), faultsOf(next)];
  return [...before.keys(), ...after.keys()].filter(
    (key) => JSON.stringify(before.get(key)) !== JSON.stringify(after.get(key)),
  );
}

/**
 * The topics whose documents differ from those that hubs were told of. What this run wrote does not count: a run that
 * died between its PUT and this record leaves nothing to write to the next one.
 */
function topicsToTell({ topics: before = {} }: FeedState, { topics: after = {} }: FeedState): string[] {
  return Object.keys(after).filter((address) => after[address] !== before[address]);
}

function union<Value extends string>(...lists: readonly (readonly Value[])[]): Value[] {
  return [...new Set(lists.flat())].sort();
}
