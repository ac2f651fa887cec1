import type { FeedState, Hold, ListedItem } from '../../core/feed/feed-state.ts';
import { isMassLoss, missingItems, removedLately } from '../../core/feed/guard.ts';
import { idClaim } from '../../core/source/claim.ts';
import type { PublishPorts } from '../ports.ts';
import type { FeedView } from '../views/view.ts';

/** The articles that publishing a feed now would take out of it, because their sources were deleted. */
export interface Losses {
  /** These, and those that were taken out lately: what the next state is to remember. */
  readonly removed: FeedState['removed'];
  /** Present if this looks like a mishap (invariant I6). */
  readonly hold?: Pick<Hold, 'lost' | 'of' | 'sources'>;
}

/**
 * Compares a feed as it would be published with what was last published of it. Only deletions count. An article that
 * expired, was edited or was moved to another key is no loss.
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
  // Only now, because it takes a request for each article: it may have moved, or be back under another key.
  const lost = await withdrawnAmong(await ownerlessAmong(removed, ports.claims), ports.sources);
  if (!isMassLoss(lost.length, of, view.guard)) return { removed: lost };
  const sources = [...new Set(lost.map(({ key }) => key))].sort();
  return { removed: lost, hold: { lost: lost.length, of, sources } };
}

/**
 * How many articles the feed had before the first of those was taken out. Never more than it may show, because older
 * ones have come in their places. While it is held, nothing comes in or goes out.
 */
function articlesAtFirst({ items, held }: FeedState, { older, limit }: FeedView, takenOut: number): number {
  const most = held?.of ?? (older === undefined ? limit : items.length);
  return Math.min(items.length + takenOut, most);
}

/** The items whose source is deleted. */
async function withdrawnAmong<Item extends ListedItem>(
  items: readonly Item[],
  sources: PublishPorts['sources'],
): Promise<Item[]> {
  if (items.length === 0) return [];
  const records = await sources.readSources(items.map(({ key }) => key));
  const present = records.filter(({ status }) => status !== 'withdrawn').map(({ key }) => key);
  return items.filter(({ key }) => !present.includes(key));
}

/** The items whose id no other source has taken. */
async function ownerlessAmong<Item extends ListedItem>(
  items: readonly Item[],
  claims: PublishPorts['claims'],
): Promise<Item[]> {
  const held = await Promise.all(items.map(({ id }) => claims.readClaim(idClaim(id))));
  return items.filter(({ key }, at) => (held[at]?.owner ?? key) === key);
}
