import { printable } from '../../local/log/console.ts';
import { EXIT_CODE, type ExitCode, InterruptedError, UsageError } from '../errors.ts';
import { type DeadLetter, DeadLetters } from '../stack/dead-letters.ts';
import { type Stack, withStack } from '../stack/stack.ts';
import type { TargetOptions } from '../stack/target.ts';
import { depthOf, QUEUE_NAMES, totalOf, type WorkQueue } from '../stack/work-queue.ts';
import type { Terminal } from '../terminal.ts';

export interface RedriveOptions extends TargetOptions {
  readonly all?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** What `broadsheet redrive --json` prints for each queue (docs/operations.md). */
interface RedriveReport {
  readonly queue: string;
  /** Sent back to the queue; 0 with `--dry-run`. */
  readonly redriven: number;
  /** Only with `--dry-run`. */
  readonly deadLetters?: readonly DeadLetter[];
}

/**
 * `broadsheet redrive`: dead letters go back to the queue they came from, to be handled once more.
 *
 * @param names of queues
 * @throws {UsageError} if a name is of no queue, or there is none
 * @throws {InterruptedError} at Ctrl-C, between two batches: none is lost
 */
export async function redrive(
  names: readonly string[],
  options: RedriveOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const wanted = namesOf(names, options);
  const reports: RedriveReport[] = [];
  await withStack(options, async (stack) => {
    for (const queue of stack.queues.filter(({ name }) => wanted.includes(name))) {
      const work = options.dryRun ? listDeadLetters : moveDeadLetters;
      reports.push(await work(stack, queue, terminal));
    }
  });
  terminal.print(options.json ? JSON.stringify(reports, undefined, 2) : reports.map(describe).join('\n'));
  const waits = reports.some(({ deadLetters = [] }) => deadLetters.length > 0);
  return waits ? EXIT_CODE.attention : EXIT_CODE.fine;
}

function namesOf(names: readonly string[], { all, dryRun }: RedriveOptions): readonly string[] {
  const unknown = names.find((name) => !(QUEUE_NAMES as readonly string[]).includes(name));
  const choice = QUEUE_NAMES.join(' or ');
  if (unknown !== undefined) throw new UsageError(`no queue is called ${unknown}: name ${choice}`);
  if (names.length === 0 && !all && !dryRun) throw new UsageError(`name ${choice}, or use --all`);
  return names.length === 0 || all ? QUEUE_NAMES : names;
}

async function listDeadLetters(
  { sqs, pace }: Stack,
  { name, deadLetterUrl }: WorkQueue,
  { signal }: Terminal,
): Promise<RedriveReport> {
  const deadLetters = await new DeadLetters(sqs, deadLetterUrl, pace.receiveWaitSeconds).list(signal);
  if (signal.aborted) throw new InterruptedError('interrupted; nothing was moved');
  return { queue: name, redriven: 0, deadLetters };
}

async function moveDeadLetters(
  { sqs, pace }: Stack,
  { name, url, deadLetterUrl }: WorkQueue,
  terminal: Terminal,
): Promise<RedriveReport> {
  const deadLetters = new DeadLetters(sqs, deadLetterUrl, pace.receiveWaitSeconds);
  const expected = totalOf(await depthOf(sqs, deadLetterUrl));
  let redriven = 0;
  for (;;) {
    if (terminal.signal.aborted) {
      throw new InterruptedError(`interrupted; ${redriven} of about ${expected} went back to ${name}`);
    }
    const moved = await deadLetters.move(url);
    if (moved === 0) return { queue: name, redriven };
    redriven += moved;
    terminal.progress(`${name}: ${redriven} of about ${expected} dead letters`);
  }
}

function describe({ queue, redriven, deadLetters }: RedriveReport): string {
  if (!deadLetters) return `${queue}: ${redriven} ${redriven === 1 ? 'message' : 'messages'} sent back`;
  const lines = deadLetters.map(({ sentAt, body }) => `  ${sentAt ?? ''}  ${printable(body)}`);
  return [
    `${queue}: ${deadLetters.length} dead ${deadLetters.length === 1 ? 'letter' : 'letters'}`,
    ...lines,
  ].join('\n');
}
