import type { Instant } from '../core/kernel/instant.ts';

/**
 * A tombstone must outlive any late message: SQS keeps one for 14 days at most, a dead-letter queue for as
 * long again.
 */
const TOMBSTONE_DAYS = 30;

/** For the table's time to live: when what is written at `now` may be forgotten, in seconds since 1970. */
export function tombstoneEnd(now: Instant): number {
  return Math.floor(Date.parse(now) / 1000) + TOMBSTONE_DAYS * 86_400;
}
