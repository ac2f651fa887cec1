import type { Instant } from '../kernel/instant.ts';
import type { Site } from '../site/site.ts';
import type { FeedState, ListedItem } from './feed-state.ts';

/** A feed as it would be published now. */
export interface Lineup {
  /** Newest first. */
  readonly items: readonly ListedItem[];
  /** The place of the first article that is not among these, being older. */
  readonly older?: string;
}

type Removed = FeedState['removed'][number];

/**
 * What the feed had when it was last published and has no more, but for what newer articles pushed out: that is
 * at or behind the place where the feed goes on.
 */
export function missingItems({ items }: FeedState, { items: present, older }: Lineup): ListedItem[] {
  const ids = new Set(present.map(({ id }) => id));
  return items.filter(({ id, sortKey }) => !ids.has(id) && !(older !== undefined && sortKey <= older));
}

/**
 * What was taken out within the guard's minutes and is not back. The minutes before a hold count as long as it
 * lasts, however long that is.
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

/** Whether to lose so many `of` so many articles looks like a mishap (invariant I6). */
export function isMassLoss(lost: number, of: number, { share, items }: Site['guard']): boolean {
  return lost > items && lost > share * of;
}
