import type { Instant } from '../kernel/instant.ts';
import type { Site } from '../site/site.ts';
import type { FeedState, ListedItem } from './feed-state.ts';

/** A feed as it would be published now. */
export interface Lineup {
  /** Newest first. */
  readonly items: readonly ListedItem[];
  /** The sort key of the first article that is older than these. */
  readonly older?: string;
}

type Removed = FeedState['removed'][number];

/**
 * The articles that the feed had when it was last published and does not have now. Those that newer articles pushed
 * out do not count: they are not newer than `older`.
 */
export function missingItems({ items }: FeedState, { items: present, older }: Lineup): ListedItem[] {
  const ids = new Set(present.map(({ id }) => id));
  return items.filter(({ id, sortKey }) => !ids.has(id) && !(older !== undefined && sortKey <= older));
}

/**
 * The articles that were taken out within the guard's minutes and are not back. While a feed is held, the minutes
 * before its hold count, however long it lasts.
 */
export function removedLately(
  { removed, held }: FeedState,
  { items: present }: Lineup,
  { minutes }: Site['guard'],
  now: Instant,
): Removed[] {
  const ids = new Set(present.map(({ id }) => id));
  const from = new Date(Date.parse(held?.since ?? now) - minutes * 60_000).toISOString();
  return removed.filter(({ id, at }) => at > from && !ids.has(id));
}

/** True if losing `lost` of `of` articles looks like a mishap (invariant I6). */
export function isMassLoss(lost: number, of: number, { share, items }: Site['guard']): boolean {
  return lost > items && lost > share * of;
}
