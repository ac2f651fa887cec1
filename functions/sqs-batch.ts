import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { eachLimited } from './each-limited.ts';
import { log } from './log.ts';

/** What one message asks for, taken apart. Equal units of a batch are done once (coalescing). */
export interface BatchWork<Unit> {
  /** @throws if the message is none of ours: a bug, for the dead-letter queue. */
  parse(body: string): readonly Unit[];
  run(unit: Unit): Promise<void>;
  /** How many units are worked on at once. */
  readonly concurrency: number;
  /** Milliseconds until the function is stopped. */
  remainingMs(): number;
}

/** No unit is begun with less time than this left; its messages come again instead. */
const MIN_REMAINING_MS = 5_000;

/**
 * Works through a batch and answers which messages are to come again: those with a unit that failed or was
 * not begun. (Lambda developer guide, "Implementing partial batch responses".)
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
      if (work.remainingMs() < MIN_REMAINING_MS) throw new Error('no time left in this invocation');
      await work.run(unit);
    } catch (error) {
      log.error({ message: 'failed', unit }, error);
      for (const messageId of messageIds) failed.add(messageId);
    }
  });
  return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
}
