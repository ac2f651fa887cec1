import { type FeedState, type HeldFeedState, isHeld } from '../../core/feed/feed-state.ts';
import { awaitedState } from '../../core/feed/next-feed-state.ts';
import type { FeedId } from '../../core/output/feed-ids.ts';
import { type OutputId, outputId } from '../../core/output/outputs.ts';
import type { PublishPorts } from '../ports.ts';
import type { HeldWith } from '../views/view.ts';

/**
 * Keeps `output`, an archive of a feed or a partner's changes, as it is if its feed is held. It will be rebuilt when
 * the feed is released. To be asked once the articles of the output have been read: those that it has lost, the feed
 * has lost too.
 *
 * @param publishFeed brings the feed up to date, if it may have lost so much that its guard must judge first
 * @returns `free`: the feed is not held, so the output may be published; `kept`: it is, and the output waits for its
 *   release; `moved`: the feed changed meanwhile, and the output must be read again.
 */
export async function keepWithFeed(
  output: OutputId,
  { feed, guard }: HeldWith,
  ports: PublishPorts,
  publishFeed: (feed: OutputId) => Promise<unknown>,
): Promise<'free' | 'kept' | 'moved'> {
  const feedOutput = outputId({ kind: 'feed', feed });
  const state = await ports.feedStates.readFeedState(feedOutput);
  if (state && isHeld(state)) return await keep(output, state, ports);
  if (!state || (await missingEntries(state, feed, ports)) + state.removed.length <= guard.items)
    return 'free';
  await publishFeed(feedOutput);
  const judged = await ports.feedStates.readFeedState(feedOutput);
  return judged && isHeld(judged) ? 'moved' : 'free';
}

async function keep(
  output: OutputId,
  state: HeldFeedState,
  { feedStates }: PublishPorts,
): Promise<'kept' | 'moved'> {
  const next = awaitedState(state, output);
  return next === state || (await feedStates.writeFeedState(next, state)) ? 'kept' : 'moved';
}

/**
 * How many of the feed's articles may be gone: a cheap look at the entries alone. A deleted article has lost its
 * entries before anyone is told that it is deleted.
 */
async function missingEntries(
  { items }: FeedState,
  feed: FeedId,
  { hints, clock }: PublishPorts,
): Promise<number> {
  const page = await hints.queryHints(feed, { before: clock(), limit: items.length + 1 });
  const present = new Set(page.hints.map(({ sortKey }) => sortKey));
  return items.filter(({ sortKey }) => !present.has(sortKey)).length;
}
