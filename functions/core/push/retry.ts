import { digestOf } from '../kernel/digest.ts';
import type { Instant } from '../kernel/instant.ts';

/** The wait doubles with each attempt: 5 s, 10 s … 11 hours. */
const FIRST_WAIT_SECONDS = 5;
/** So that what failed together does not come together again, each wait is up to so much shorter. */
const JITTER = 0.1;
/** No receiver may put off the next attempt any longer (RFC 9110 section 10.2.3). */
const MAX_RETRY_AFTER_SECONDS = 6 * 3_600;

export const DAY_SECONDS = 86_400;

/** What has been tried. */
export interface Tried {
  /** When it was first to be done. */
  readonly since: Instant;
  /** One at least. */
  readonly attempts: number;
}

/**
 * When to try again, or undefined if it is to be given up: the next attempt would come too late.
 *
 * @param name of what is tried, from which the jitter follows
 * @param retryAfter as the receiver's answer has it: seconds or a date; what is neither counts for nothing
 * @param patienceSeconds after `since` nothing is tried any more; by default a day
 */
export function nextAttempt(
  name: string,
  { since, attempts }: Tried,
  { now, retryAfter = '' }: { readonly now: Instant; readonly retryAfter?: string | undefined },
  patienceSeconds: number = DAY_SECONDS,
): Instant | undefined {
  const share = Number.parseInt(digestOf([name, attempts]).slice(0, 8), 16) / 2 ** 32;
  const wait = FIRST_WAIT_SECONDS * 2 ** (attempts - 1) * (1 - JITTER * share);
  const asked = Math.min(secondsOf(retryAfter, now), MAX_RETRY_AFTER_SECONDS);
  const next = Date.parse(now) + 1_000 * Math.max(wait, asked);
  return next <= Date.parse(since) + 1_000 * patienceSeconds ? new Date(next).toISOString() : undefined;
}

function secondsOf(retryAfter: string, now: Instant): number {
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter);
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? 0 : (date - Date.parse(now)) / 1_000;
}
