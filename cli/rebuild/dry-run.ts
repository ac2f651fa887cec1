import { bucketOf } from '../../functions/aws/s3-site-bucket.ts';
import { eachLimited } from '../../functions/core/kernel/each-limited.ts';
import type { OutputId } from '../../functions/core/output/outputs.ts';
import { InterruptedError } from '../errors.ts';
import type { Stack } from '../stack/stack.ts';
import type { Terminal } from '../terminal.ts';
import { type Difference, differenceOf } from './difference.ts';
import { rehearse } from './rehearsal.ts';

/** Outputs rehearsed at once. Most of the time is spent waiting for S3 and DynamoDB. */
const CONCURRENCY = 8;

/** What `broadsheet rebuild --dry-run --json` prints (docs/operations.md). */
export interface DryRunReport {
  readonly dryRun: true;
  /** How many outputs were compared. */
  readonly outputs: number;
  /** Sorted by output and key. */
  readonly differences: readonly (Difference & { readonly output: OutputId })[];
  /** Outputs that stay as they are, because the guard of their feed holds them or would. */
  readonly held: readonly OutputId[];
  readonly failures: readonly { readonly output: OutputId; readonly message: string }[];
  /** Objects of the site that belong to no output; they are left alone. */
  readonly foreign: readonly string[];
}

/**
 * What rebuilding `outputs`, and the outputs that they ask for in turn, would do. Nothing is written.
 *
 * @throws {InterruptedError} at Ctrl-C
 */
export async function dryRun(
  outputs: Iterable<OutputId>,
  stack: Stack,
  terminal: Terminal,
): Promise<Omit<DryRunReport, 'foreign'>> {
  const compared = new Set<OutputId>();
  const differences: DryRunReport['differences'][number][] = [];
  const failures: DryRunReport['failures'][number][] = [];
  const held: OutputId[] = [];
  let done = 0;
  const compare = async (output: OutputId, wanted: Set<OutputId>): Promise<void> => {
    if (terminal.signal.aborted) throw new InterruptedError('interrupted; nothing was written');
    const { changes, asksFor, isHeld, failure } = await rehearse(output, stack.ports);
    for (const change of changes) {
      differences.push({
        output,
        ...(await differenceOf(change, stack.s3, bucketOf(change.key, stack.buckets))),
      });
    }
    for (const asked of asksFor) if (!compared.has(asked)) wanted.add(asked);
    if (isHeld) held.push(output);
    if (failure) failures.push({ output, message: failure.message });
    done += 1;
    terminal.progress(`${done} of ${compared.size} outputs compared`);
  };
  for (let round = new Set(outputs); round.size > 0; ) {
    const next = new Set<OutputId>();
    for (const output of round) compared.add(output);
    await eachLimited(CONCURRENCY, [...round], (output) => compare(output, next));
    round = next;
  }
  return {
    dryRun: true,
    outputs: compared.size,
    differences: differences.sort(byOutputAndKey),
    held: held.sort(),
    failures: failures.sort(byOutputAndKey),
  };
}

function byOutputAndKey(
  one: { readonly output: string; readonly key?: string },
  other: { readonly output: string; readonly key?: string },
): number {
  const [left, right] = [one, other].map(({ output, key = '' }) => `${output}\n${key}`) as [string, string];
  return left < right ? -1 : 1;
}
