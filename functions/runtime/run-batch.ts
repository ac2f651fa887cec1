import type { SQSRecord } from 'aws-lambda';
import { isThrottled } from '../aws/throttling.ts';
import { eachLimited } from '../core/kernel/each-limited.ts';
import { ContentionError } from '../core/kernel/errors.ts';
import type { MessageCodec } from '../core/messages/message-codec.ts';
import type { Queue } from '../core/ports/queue.ts';
import { log } from './log.ts';

/** How a function handles the messages of its queue. */
export interface QueueWork<Message, Outcome = void> {
  run(message: Message): Promise<Outcome>;
  /**
   * Tells the log what came of a message.
   *
   * @default - nothing is told
   */
  report?(message: Message, outcome: Outcome, durationMs: number): void;
  /** The function's own queue: a message that cannot be handled now is sent there once more. */
  readonly queue: Queue<Message>;
  /** How many messages are handled at once. */
  readonly concurrency: number;
  /**
   * No message is begun with less time than this left.
   *
   * @default 5 seconds, enough for most
   */
  readonly minRemainingMs?: number;
}

const DEFAULT_MIN_REMAINING_MS = 5_000;

/**
 * Works through a batch. Messages of one name are handled once, as one.
 *
 * Some messages cannot be handled now: there is no time left, others kept changing what they are about, or a service
 * is asked for too much. Each of these is sent once more as a new message. The old one would come again only after the
 * visibility timeout, which is six times the longest run, and each time would count towards the dead-letter queue.
 *
 * @param remainingMs milliseconds until the function is stopped
 * @returns what came of each record: it failed if it cannot be read, or if a message that it asks for failed
 */
export async function runBatch<Message, Outcome>(
  records: readonly SQSRecord[],
  codec: MessageCodec<Message>,
  work: QueueWork<Message, Outcome>,
  remainingMs: () => number,
): Promise<PromiseSettledResult<void>[]> {
  const { messages, asked, failures } = readAll(records, codec);
  await eachLimited(work.concurrency, [...messages], async ([name, message]) => {
    try {
      await runOrPostpone(message, work, remainingMs);
    } catch (error) {
      log.error({ message: 'failed', unit: message }, error);
      failures.set(name, error);
    }
  });
  return asked.map((names) => {
    const failed = names.find((name) => failures.has(name));
    return failed === undefined
      ? { status: 'fulfilled', value: undefined }
      : { status: 'rejected', reason: failures.get(failed) };
  });
}

/** What a batch asks for. */
interface Batch<Message> {
  /** By name. */
  readonly messages: ReadonlyMap<string, Message>;
  /** The names of what each record asks for. */
  readonly asked: readonly (readonly string[])[];
  /** By name; at first those of the records that cannot be read. */
  readonly failures: Map<string, unknown>;
}

function readAll<Message>(
  records: readonly SQSRecord[],
  { decode, nameOf, merge }: MessageCodec<Message>,
): Batch<Message> {
  const messages = new Map<string, Message>();
  const failures = new Map<string, unknown>();
  const asked = records.map(({ body, messageId }) => {
    try {
      return decode(body).map((message) => {
        const name = nameOf(message);
        const known = messages.get(name);
        messages.set(name, known === undefined ? message : merge(known, message));
        return name;
      });
    } catch (error) {
      log.error({ message: 'unreadable message', messageId }, error);
      const name = `unreadable ${messageId}`;
      failures.set(name, error);
      return [name];
    }
  });
  return { messages, asked, failures };
}

async function runOrPostpone<Message, Outcome>(
  message: Message,
  work: QueueWork<Message, Outcome>,
  remainingMs: () => number,
): Promise<void> {
  const { minRemainingMs = DEFAULT_MIN_REMAINING_MS } = work;
  try {
    if (remainingMs() >= minRemainingMs) return await runAndReport(message, work);
    log.info({ message: 'postponed', unit: message, reason: 'no time left' });
  } catch (error) {
    if (!(error instanceof ContentionError || isThrottled(error))) throw error;
    log.info({ message: 'postponed', unit: message, reason: (error as Error).message });
  }
  await work.queue.send([message], { delaySeconds: 0 });
}

async function runAndReport<Message, Outcome>(
  message: Message,
  work: QueueWork<Message, Outcome>,
): Promise<void> {
  const started = performance.now();
  const outcome = await work.run(message);
  work.report?.(message, outcome, Math.round(performance.now() - started));
}
