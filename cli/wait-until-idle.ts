import { setTimeout as delay } from 'node:timers/promises';
import { CommandError, InterruptedError } from './errors.ts';
import type { Stack } from './stack/stack.ts';
import { depthOf, totalOf } from './stack/work-queue.ts';
import type { Terminal } from './terminal.ts';

interface WaitLimits {
  /** The waiting fails after so many seconds. */
  readonly timeoutSeconds: number;
  /**
   * Ends the waiting as soon as it gives true.
   *
   * @default - only the queues count
   */
  readonly until?: () => Promise<boolean>;
}

/** What has been asked for is in the queues, and is done whether or not a command waits for it. */
const STILL_RUNNING = 'what you asked for is still being done';

/**
 * Waits until the queues `intake` and `jobs` have been empty for a while. It does not wait for `notices`: other
 * people's servers may be slow.
 *
 * @throws {InterruptedError} at Ctrl-C
 * @throws {CommandError} after the timeout
 */
export async function waitUntilIdle(stack: Stack, limits: WaitLimits, terminal: Terminal): Promise<void> {
  const { pace, flags } = stack;
  const { timeoutSeconds, until } = limits;
  const started = performance.now();
  let emptySince: number | undefined;
  while (!(await until?.())) {
    if (terminal.signal.aborted) throw new InterruptedError(`interrupted; ${STILL_RUNNING}`);
    const messages = await countMessages(stack);
    const now = performance.now();
    emptySince = messages > 0 ? undefined : (emptySince ?? now);
    if (emptySince !== undefined && now - emptySince >= pace.quietMs) return;
    if (now - started > timeoutSeconds * 1_000) {
      throw new CommandError(
        `not done after ${timeoutSeconds} s: ${messages} messages are still in the queues, and ${STILL_RUNNING}; ` +
          `see broadsheet status${flags}`,
      );
    }
    terminal.progress(
      messages > 0 ? `${messages} messages in the queues` : 'waiting until the queues stay empty',
    );
    await pause(pace.pollMs, terminal.signal);
  }
}

/** Asks intake first: by the time it is empty, what it has handed on is in the other queue. */
async function countMessages({ sqs, queues }: Stack): Promise<number> {
  let messages = 0;
  for (const { name, url } of queues) {
    if (name !== 'notices') messages += totalOf(await depthOf(sqs, url));
  }
  return messages;
}

/** Waits for `ms`, or until Ctrl-C. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
