import { setTimeout as delay } from 'node:timers/promises';
import { CommandError, InterruptedError } from './errors.ts';
import type { Stack } from './stack/stack.ts';
import { depthOf, totalOf } from './stack/work-queue.ts';
import type { Terminal } from './terminal.ts';

interface Patience {
  /** After which it is given up. */
  readonly timeoutSeconds: number;
  /** What to tell whoever ends it early: what has been asked for is done all the same. */
  readonly unfinished: string;
  /**
   * Ends the waiting as soon as it says so.
   *
   * @default - only the queues count
   */
  readonly until?: () => Promise<boolean>;
}

/**
 * Waits until the queues of work have been empty for a while. Nothing waits for what others are told.
 *
 * @throws {InterruptedError} at Ctrl-C
 * @throws {CommandError} after the timeout
 */
export async function waitUntilIdle(stack: Stack, patience: Patience, terminal: Terminal): Promise<void> {
  const { pace, flags } = stack;
  const { timeoutSeconds, unfinished, until } = patience;
  const started = performance.now();
  let emptySince: number | undefined;
  while (!(await until?.())) {
    if (terminal.signal.aborted) throw new InterruptedError(`interrupted; ${unfinished}`);
    const messages = await countMessages(stack);
    const now = performance.now();
    emptySince = messages > 0 ? undefined : (emptySince ?? now);
    if (emptySince !== undefined && now - emptySince >= pace.quietMs) return;
    if (now - started > timeoutSeconds * 1_000) {
      throw new CommandError(
        `not done after ${timeoutSeconds} s, ${messages} messages are still worked on: ${unfinished}; ` +
          `see broadsheet status${flags}`,
      );
    }
    terminal.progress(
      messages > 0 ? `${messages} messages to work through` : 'waiting for the queues to rest',
    );
    await pause(pace.pollMs, terminal.signal);
  }
}

/** The intake is asked first: what it has handed on before it is empty is in the other by then. */
async function countMessages({ sqs, queues }: Stack): Promise<number> {
  let messages = 0;
  for (const { name, url } of queues) {
    if (name !== 'notices') messages += totalOf(await depthOf(sqs, url));
  }
  return messages;
}

/** Waits, but no longer than until Ctrl-C. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
