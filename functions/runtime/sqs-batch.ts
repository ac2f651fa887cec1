import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { isThrottled } from '../aws/throttling.ts';
import { eachLimited } from '../core/kernel/each-limited.ts';
import { ContentionError } from '../core/kernel/errors.ts';
import { log } from './log.ts';

/** What one message asks for, taken apart. */
export interface BatchWork<Unit> {
  /** @throws if the message is none of ours: a bug, for the dead-letter queue. */
  parse(body: string): readonly Unit[];
  run(unit: Unit): Promise<void>;
  /** Asks for `unit` anew, by a message of its own. */
  postpone(unit: Unit): Promise<void>;
  /**
   * How units of a batch coalesce: those of one name are done once, as one.
   *
   * @default - equal ones are
   */
  readonly coalescing?: { nameOf(unit: Unit): string; merge(one: Unit, other: Unit): Unit };
  /** How many units are worked on at once. */
  readonly concurrency: number;
  /**
   * No unit is begun with less time than this left.
   *
   * @default 5 seconds
   */
  readonly minRemainingMs?: number;
  /** Milliseconds until the function is stopped. */
  remainingMs(): number;
}

/** Enough for most units. */
const DEFAULT_MIN_REMAINING_MS = 5_000;

/**
 * Works through a batch and answers which messages are to come again: those with a unit that failed. (Lambda
 * developer guide, "Implementing partial batch responses".)
 *
 * What did not fail but could not be finished now, for want of time, because others kept changing it or because a
 * service is asked for too much, is asked for by a new message: the old ones would come again only after the visibility timeout, which is six
 * times the longest run, and each time count towards the dead-letter queue.
 */
export async function runBatch<Unit>(event: SQSEvent, work: BatchWork<Unit>): Promise<SQSBatchResponse> {
  const { wanted, failed } = readAll(event, work);
  await eachLimited(work.concurrency, wanted, async ({ unit, messageIds }) => {
    try {
      await runOrPostpone(unit, work);
    } catch (error) {
      log.error({ message: 'failed', unit }, error);
      for (const messageId of messageIds) failed.add(messageId);
    }
  });
  return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
}

/** A unit, and the messages that ask for it. */
interface Wanted<Unit> {
  readonly unit: Unit;
  readonly messageIds: readonly string[];
}

/** What the messages of a batch ask for, and those that cannot be read. */
function readAll<Unit>(
  event: SQSEvent,
  { parse, coalescing }: BatchWork<Unit>,
): { wanted: Wanted<Unit>[]; failed: Set<string> } {
  const { nameOf, merge } = coalescing ?? { nameOf: JSON.stringify, merge: (one: Unit) => one };
  const wanted = new Map<string, Wanted<Unit>>();
  const failed = new Set<string>();
  for (const { body, messageId } of event.Records) {
    try {
      for (const unit of parse(body)) {
        const known = wanted.get(nameOf(unit));
        wanted.set(nameOf(unit), {
          unit: known ? merge(known.unit, unit) : unit,
          messageIds: [...(known?.messageIds ?? []), messageId],
        });
      }
    } catch (error) {
      log.error({ message: 'unreadable message', messageId }, error);
      failed.add(messageId);
    }
  }
  return { wanted: [...wanted.values()], failed };
}

async function runOrPostpone<Unit>(unit: Unit, work: BatchWork<Unit>): Promise<void> {
  const { minRemainingMs = DEFAULT_MIN_REMAINING_MS } = work;
  try {
    if (work.remainingMs() >= minRemainingMs) return await work.run(unit);
    log.info({ message: 'postponed', unit, reason: 'no time left' });
  } catch (error) {
    if (!(error instanceof ContentionError || isThrottled(error))) throw error;
    log.info({ message: 'postponed', unit, reason: (error as Error).message });
  }
  await work.postpone(unit);
}
