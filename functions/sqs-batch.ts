import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { ContentionError } from './core/errors.ts';
import { eachLimited } from './each-limited.ts';
import { log } from './log.ts';

/** What one message asks for, taken apart. Equal units of a batch are done once (coalescing). */
export interface BatchWork<Unit> {
  /** @throws if the message is none of ours: a bug, for the dead-letter queue. */
  parse(body: string): readonly Unit[];
  run(unit: Unit): Promise<void>;
  /** Asks for `unit` anew, by a message of its own. */
  postpone(unit: Unit): Promise<void>;
  /** How many units are worked on at once. */
  readonly concurrency: number;
  /** Milliseconds until the function is stopped. */
  remainingMs(): number;
}

/** No unit is begun with less time than this left. */
const MIN_REMAINING_MS = 5_000;

/**
 * Works through a batch and answers which messages are to come again: those with a unit that failed. (Lambda
 * developer guide, "Implementing partial batch responses".)
 *
 * What did not fail but could not be finished now, for want of time or because others kept changing it, is
 * asked for by a new message: the old ones would come again only after the visibility timeout, which is six
 * times the longest run, and each time count towards the dead-letter queue.
 */
export async function runBatch<Unit>(event: SQSEvent, work: BatchWork<Unit>): Promise<SQSBatchResponse> {
  const failed = new Set<string>();
  const wanted = new Map<string, { unit: Unit; messageIds: string[] }>();
  for (const { body, messageId } of event.Records) {
    try {
      for (const unit of work.parse(body)) {
        const name = JSON.stringify(unit);
        const known = wanted.get(name);
        if (known) known.messageIds.push(messageId);
        else wanted.set(name, { unit, messageIds: [messageId] });
      }
    } catch (error) {
      log.error({ message: 'unreadable message', messageId }, error);
      failed.add(messageId);
    }
  }
  await eachLimited(work.concurrency, [...wanted.values()], async ({ unit, messageIds }) => {
    try {
      await runOrPostpone(unit, work);
    } catch (error) {
      log.error({ message: 'failed', unit }, error);
      for (const messageId of messageIds) failed.add(messageId);
    }
  });
  return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
}

async function runOrPostpone<Unit>(unit: Unit, work: BatchWork<Unit>): Promise<void> {
  try {
    if (work.remainingMs() >= MIN_REMAINING_MS) return await work.run(unit);
    log.info({ message: 'postponed', unit, reason: 'no time left' });
  } catch (error) {
    if (!(error instanceof ContentionError)) throw error;
    log.info({ message: 'postponed', unit, reason: error.message });
  }
  await work.postpone(unit);
}
