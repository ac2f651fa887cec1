import type { Instant } from '../kernel/instant.ts';
import type { ChangeNotice } from '../messages/notice-message.ts';
import { type Answer, isAccepted } from './answer.ts';
import { nextAttempt } from './retry.ts';

/** What identifies a delivery. */
export type DeliveryKey = Pick<ChangeNotice, 'partner' | 'at' | 'id'>;

/** One change as it is sent to one partner, and the result so far. All attempts share this row. */
export interface Delivery {
  readonly notice: ChangeNotice;
  /** Each write adds one, and succeeds only if the revision is still the one that was read. 0: there is no row. */
  readonly revision: number;
  /** `parked`: given up, until somebody replays it. */
  readonly state: 'waiting' | 'delivered' | 'parked';
  /** When it was first to be sent; for a replay, when the replay was asked for. */
  readonly since: Instant;
  readonly attempts: number;
  /** When the next attempt is due, while it waits. */
  readonly due: Instant;
  /** The result of the last attempt. */
  readonly last?: Pick<Answer, 'status' | 'text'> & { readonly at: Instant };
}

/** Longer than an attempt takes. If its function dies, the next attempt is made after this, or with its message. */
const ATTEMPT_SECONDS = 60;

const GONE = 410;

export function newDelivery(notice: ChangeNotice, now: Instant): Delivery {
  return { notice, revision: 0, state: 'waiting', since: now, attempts: 0, due: now };
}

/** The delivery after an attempt has begun. Nobody else may begin one until it is over. */
export function attemptedDelivery(read: Delivery, now: Instant): Delivery {
  const due = new Date(Date.parse(now) + 1_000 * ATTEMPT_SECONDS).toISOString();
  return { ...read, revision: read.revision + 1, attempts: read.attempts + 1, due };
}

/**
 * The delivery after its attempt. It is given up at once if the receiver answers 410 Gone, else when the next attempt
 * would come more than a day after the first.
 */
export function concludedDelivery(attempted: Delivery, answer: Answer, now: Instant): Delivery {
  const { notice, since, attempts } = attempted;
  const { status, text, retryAfter } = answer;
  const last = { at: now, ...(status !== undefined && { status }), text };
  const concluded = { ...attempted, revision: attempted.revision + 1, due: now, last };
  if (isAccepted(answer)) return { ...concluded, state: 'delivered' };
  const due = status === GONE ? undefined : nextAttempt(notice.id, { since, attempts }, { now, retryAfter });
  return due ? { ...concluded, due } : { ...concluded, state: 'parked' };
}

/** The delivery as if it had never been tried. Its id stays, so the receiver sees that it is the same. */
export function replayedDelivery(read: Delivery, now: Instant): Delivery {
  return { ...read, revision: read.revision + 1, state: 'waiting', since: now, attempts: 0, due: now };
}
