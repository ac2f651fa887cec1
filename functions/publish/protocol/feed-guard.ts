import type { FeedState, Hold, ListedItem } from '../../core/feed/feed-state.ts';
import { isMassLoss, missingItems, removedLately } from '../../core/feed/guard.ts';
import { idClaim } from '../../core/source/claim.ts';
import type { PublishPorts } from '../ports.ts';
import type { FeedView } from './output-view.ts';

/** What publishing a feed now would take out of it, because its sources were deleted. */
export interface Losses {
  /** With what was taken out lately: what the next state is to remember. */
  readonly removed: FeedState['removed'];
  /** Present: it is too much to be meant (invariant I6). */
  readonly hold?: Pick<Hold, 'lost' | 'of' | 'sources'>;
}

/**
 * Compares a feed as it would be published with what was last published of it. Only deletions count: what expired,
 * was edited or moved to another key is no loss.
 */
export async function judgeLosses(
  state: FeedState,
  view: FeedView,
  ports: Pick<PublishPorts, 'claims' | 'clock' | 'sources'>,
): Promise<Losses> {
  const now = ports.clock();
  const earlier = removedLately(state, view, view.guard, now);
  const withdrawn = await withdrawnAmong(missingItems(state, view), ports.sources);
  const removed = [...earlier, ...withdrawn.map((item) => ({ ...item, at: now }))];
  const of = articlesAtFirst(state, view, earlier.length);
  if (!isMassLoss(removed.length, of, view.guard)) return { removed };
  // Only now, for it is asked of each article: it may have moved, or be back elsewhere.
  const lost = await withdrawnAmong(await ownerlessAmong(removed, ports.claims), ports.sources);
  if (!isMassLoss(lost.length, of, view.guard)) return { removed: lost };
  const sources = [...new Set(lost.map(({ key }) => key))].sort();
  return { removed: lost, hold: { lost: lost.length, of, sources } };
}

/**
 * How many articles the feed had before the first of those was taken out: never more than it may show, for then older
 * ones have come in their places. While it is held, nothing comes in or goes out.
 */
function articlesAtFirst({ items, held }: FeedState, { older, limit }: FeedView, takenOut: number): number {
  const most = held?.of ?? (older === undefined ? limit : items.length);
  return Math.min(items.length + takenOut, most);
}

/** Those whose source is gone. */
async function withdrawnAmong<Item extends ListedItem>(
  items: readonly Item[],
  sources: PublishPorts['sources'],
): Promise<Item[]> {
  if (items.length === 0) return [];
  const records = await sources.readSources(items.map(({ key }) => key));
  const present = records.filter(({ status }) => status !== 'withdrawn').map(({ key }) => key);
  return items.filter(({ key }) => !present.includes(key));
}

/** Those whose id no other source goes on under. */
async function ownerlessAmong<Item extends ListedItem>(
  items: readonly Item[],
  claims: PublishPorts['claims'],
): Promise<Item[]> {
  const held = await Promise.all(items.map(({ id }) => claims.readClaim(idClaim(id))));
  return items.filter(({ key }, at) => (held[at]?.owner ?? key) === key);
}
