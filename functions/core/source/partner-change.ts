import { digestOf } from '../kernel/digest.ts';
import type { Instant } from '../kernel/instant.ts';

/** What happened to an article, as a partner sees it. */
export type ChangeEvent = 'published' | 'updated' | 'withdrawn';

/** The last thing that happened to a source's article, as one partner sees it. */
export interface PartnerChange {
  /** The partner's name. */
  readonly partner: string;
  readonly event: ChangeEvent;
  /** Later than every earlier change of the same source. */
  readonly at: Instant;
  /** Of a withdrawn article: the title that the partner last had. */
  readonly title?: string;
  /** Of a withdrawn article: the slug that the partner last had. */
  readonly slug?: string;
}

/** How long a tombstone stays in a partner's changes feed. */
export const TOMBSTONE_DAYS = 30;

/** When a tombstone leaves the partner's changes feed. */
export function endOfTombstone({ at }: PartnerChange): Instant {
  return new Date(Date.parse(at) + TOMBSTONE_DAYS * 86_400_000).toISOString();
}

/** The changes that partners are still told of at `now`: all but the tombstones that have ended. */
export function stillTold(changes: readonly PartnerChange[], now: Instant): readonly PartnerChange[] {
  return changes.filter((change) => change.event !== 'withdrawn' || endOfTombstone(change) > now);
}

/** The sort key of a source's change in the lists of its partner: newest last. */
export function changeSortKey(key: string, { at }: PartnerChange): string {
  return `${at}#${digestOf(key)}`;
}
