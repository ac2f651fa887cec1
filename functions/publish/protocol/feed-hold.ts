import type { FeedState, Hold } from '../../core/feed/feed-state.ts';
import { awaitedState } from '../../core/feed/next-feed-state.ts';
import type { FeedId } from '../../core/output/addresses.ts';
import type { OutputId } from '../../core/output/outputs.ts';
import type { PublishPorts } from '../ports.ts';
import type { View } from './output-view.ts';

/**
 * Whether `archive`, a month of a feed, is kept as it is, for the feed is held; it will be asked for when the feed
 * goes on. To be asked once the month's articles have been read: what those have lost, the feed has lost too.
 *
 * @param publishFeed brings the feed up to date, should it have lost so much that its guard must judge first
 * @returns undefined if the feed changed meanwhile, and the month must be read again.
 */
export async function isKeptWithFeed(
  archive: OutputId,
  { feed, guard }: NonNullable<View['heldWith']>,
  ports: PublishPorts,
  publishFeed: (feed: OutputId) => Promise<unknown>,
): Promise<boolean | undefined> {
  const output = `feed/${feed}`;
  const state = await ports.feedStates.readFeedState(output);
  if (state && isHeld(state)) return await keep(archive, state, ports);
  if (!state || (await missingPlaces(state, feed, ports)) + state.removed.length <= guard.items) return false;
  await publishFeed(output);
  const judged = await ports.feedStates.readFeedState(output);
  return judged?.held ? undefined : false;
}

function isHeld(state: FeedState): state is FeedState & { readonly held: Hold } {
  return state.held !== undefined;
}

async function keep(
  archive: OutputId,
  state: FeedState & { readonly held: Hold },
  { feedStates }: PublishPorts,
): Promise<true | undefined> {
  const next = awaitedState(state, archive);
  return next === state || (await feedStates.writeFeedState(next, state)) ? true : undefined;
}

/**
 * How many of the feed's articles may be gone: a cheap look at the places alone. A deleted article has none any
 * more before anyone is told that it is deleted.
 */
async function missingPlaces(
  { items }: FeedState,
  feed: FeedId,
  { hints, clock }: PublishPorts,
): Promise<number> {
  const page = await hints.queryHints(feed, { before: clock(), limit: items.length + 1 });
  const places = new Set(page.hints.map(({ sortKey }) => sortKey));
  return items.filter(({ sortKey }) => !places.has(sortKey)).length;
}
