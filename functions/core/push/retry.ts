import { digestOf } from '../kernel/digest.ts';
import type { Instant } from '../kernel/instant.ts';

/** The wait doubles with each attempt: 5 s, 10 s … 11 hours. */
const FIRST_WAIT_SECONDS = 5;
/** Each wait is shorter by up to this share, so that attempts that failed together do not all come back together. */
const JITTER = 0.1;
/** The longest wait that a receiver may ask for with Retry-After (RFC 9110 section 10.2.3). */
const MAX_RETRY_AFTER_SECONDS = 6 * 3_600;

export const DAY_SECONDS = 86_400;

/** What has been tried so far. */
export interface Tried {
  /** When it was first to be done. */
  readonly since: Instant;
  /** At least one. */
  readonly attempts: number;
}

/**
 * When to try again; undefined if the next attempt would come too late, so it must be given up.
 *
 * @param name of what is tried; the jitter is derived from it
 * @param retryAfter the receiver's Retry-After: seconds or a date; anything else is ignored
 * @param patienceSeconds no attempt is made later than this after `since`; by default a day
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
