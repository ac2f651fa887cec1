import type { Instant } from '../kernel/instant.ts';
import type { ChangeNotice } from '../messages/notice-message.ts';
import { type Answer, isAccepted } from './answer.ts';
import { nextAttempt } from './retry.ts';

/** Where a delivery is kept. */
export type DeliveryKey = Pick<ChangeNotice, 'partner' | 'at' | 'id'>;

/** What has become of telling a partner of one change: the row that all attempts share, and its log. */
export interface Delivery {
  readonly notice: ChangeNotice;
  /** One more at each write; every write is conditional on the revision that was read. 0: there is no row. */
  readonly revision: number;
  /** `parked`: given up, until somebody has it replayed. */
  readonly state: 'waiting' | 'delivered' | 'parked';
  /** When it was first to be told; of a replay, when that was asked for. */
  readonly since: Instant;
  readonly attempts: number;
  /** While it waits: when the next attempt is due. */
  readonly due: Instant;
  /** What came of the last attempt. */
  readonly last?: Pick<Answer, 'status' | 'text'> & { readonly at: Instant };
}

/** Longer than an attempt takes: should its function die, the next is made after this, or when its message returns. */
const ATTEMPT_SECONDS = 60;

const GONE = 410;

export function newDelivery(notice: ChangeNotice, now: Instant): Delivery {
  return { notice, revision: 0, state: 'waiting', since: now, attempts: 0, due: now };
}

/** The delivery once an attempt has begun: nobody else begins one meanwhile. */
export function attemptedDelivery(read: Delivery, now: Instant): Delivery {
  const due = new Date(Date.parse(now) + 1_000 * ATTEMPT_SECONDS).toISOString();
  return { ...read, revision: read.revision + 1, attempts: read.attempts + 1, due };
}

/**
 * The delivery after its attempt. It is given up at once by a receiver that wants no more (410 Gone), else once a
 * next attempt would come more than a day after the first.
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

/** The delivery as if it had never been tried; the same to the receiver, which knows it by its id. */
export function replayedDelivery(read: Delivery, now: Instant): Delivery {
  return { ...read, revision: read.revision + 1, state: 'waiting', since: now, attempts: 0, due: now };
}
