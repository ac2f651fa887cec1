import { setTimeout as delay } from 'node:timers/promises';
import { errorFields, type LogListener } from '../log/log-record.ts';
import type { EventSourceMappingModel } from '../template/model.ts';
import type { LocalFunction, Trigger } from './local-function.ts';
import { MAX_BATCH_ENTRIES, type QueueClient, type ReceivedMessage } from './queue-client.ts';
import { failedMessages, sqsEvent } from './sqs-event.ts';

/** Lambda runs more invocations at once. Two are enough to show every race. */
const MAX_LOCAL_CONCURRENCY = 2;
const LONG_POLL_SECONDS = 1;
/** The pause between looks at the queue while a batch is collected, and the pause after a failed call. */
const COLLECT_PAUSE_MS = 50;
const FAILURE_PAUSE_MS = 200;

export interface EventSourceOptions {
  readonly mapping: EventSourceMappingModel;
  readonly queue: QueueClient;
  readonly target: LocalFunction;
  readonly onLog: LogListener;
  /** Ends a long poll early, so that `stop` does not wait for it. */
  readonly wake: () => void;
}

/**
 * An event source mapping. It collects the messages of a queue into batches as the template says, and invokes the
 * function with each batch. A standard queue keeps no order, so each batch is shuffled.
 */
export class EventSource implements Trigger {
  readonly #options: EventSourceOptions;
  readonly #concurrency: number;
  readonly #invocations = new Set<Promise<void>>();
  #isStopping = false;
  #isAbandoned = false;
  #loop: Promise<void> = Promise.resolve();

  constructor(options: EventSourceOptions) {
    this.#options = options;
    this.#concurrency = Math.min(options.mapping.maximumConcurrency, MAX_LOCAL_CONCURRENCY);
  }

  /** True while an invocation is in progress. */
  get isBusy(): boolean {
    return this.#invocations.size > 0;
  }

  start(): void {
    this.#loop = this.#poll();
  }

  /** Takes no more messages, waits for the invocations in progress and deletes their messages. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#options.wake();
    await this.#loop;
    await Promise.all(this.#invocations);
  }

  /** Takes no more messages and starts no invocation. Collected messages stay invisible in the queue. */
  async abandon(): Promise<void> {
    this.#isAbandoned = true;
    await this.stop();
  }

  async #poll(): Promise<void> {
    while (!this.#isStopping) {
      const batch = await this.#collect();
      if (batch.length === 0 || this.#isAbandoned) continue;
      const invocation = this.#process(batch).finally(() => this.#invocations.delete(invocation));
      this.#invocations.add(invocation);
      if (this.#invocations.size >= this.#concurrency) await Promise.race(this.#invocations);
    }
  }

  /** Waits for a first message, then collects more until the batch is full or the window is over. */
  async #collect(): Promise<ReceivedMessage[]> {
    const { batchSize, windowSeconds } = this.#options.mapping;
    const batch = await this.#receive(batchSize, LONG_POLL_SECONDS);
    if (batch.length === 0) return batch;
    const end = Date.now() + windowSeconds * 1000;
    while (batch.length < batchSize && !this.#isStopping) {
      const more = await this.#receive(batchSize - batch.length, 0);
      batch.push(...more);
      if (more.length > 0) continue;
      const remaining = end - Date.now();
      if (remaining <= 0) break;
      await delay(Math.min(COLLECT_PAUSE_MS, remaining));
    }
    return batch;
  }

  async #receive(count: number, waitSeconds: number): Promise<ReceivedMessage[]> {
    try {
      return await this.#options.queue.receive(count, waitSeconds);
    } catch (error) {
      this.#report('error', 'poll failed', errorFields(error));
      await delay(FAILURE_PAUSE_MS);
      return [];
    }
  }

  async #process(batch: readonly ReceivedMessage[]): Promise<void> {
    const shuffled = shuffle(batch);
    const failed = new Set(await this.#invoke(shuffled));
    const done = shuffled.filter((message) => !failed.has(message));
    for (let at = 0; at < done.length; at += MAX_BATCH_ENTRIES) {
      try {
        await this.#options.queue.delete(done.slice(at, at + MAX_BATCH_ENTRIES));
      } catch (error) {
        this.#report('error', 'delete failed', errorFields(error));
      }
    }
  }

  /** Returns the messages that failed. They stay in the queue until their visibility timeout. */
  async #invoke(batch: readonly ReceivedMessage[]): Promise<readonly ReceivedMessage[]> {
    const { mapping, target } = this.#options;
    try {
      const answer = await target.invoke(sqsEvent(mapping.queueArn, batch));
      const failed = mapping.reportsBatchItemFailures ? failedMessages(answer, batch) : [];
      if (failed.length > 0) this.#report('warn', 'messages failed', { count: failed.length });
      return failed;
    } catch (error) {
      this.#report('error', 'invocation failed', { ...errorFields(error), count: batch.length });
      return batch;
    }
  }

  #report(level: 'warn' | 'error', message: string, fields: Record<string, unknown>): void {
    this.#options.onLog({ source: this.#options.target.model.name, level, message, fields });
  }
}

function shuffle<T>(items: readonly T[]): T[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(Math.random() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
  }
  return shuffled;
}
