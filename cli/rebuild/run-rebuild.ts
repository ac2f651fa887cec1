import { askForRepair } from '../../functions/clock/repair.ts';
import { eachLimited } from '../../functions/core/kernel/each-limited.ts';
import { jobsFor } from '../../functions/core/messages/job-message.ts';
import type { OutputId } from '../../functions/core/output/outputs.ts';
import { InterruptedError } from '../errors.ts';
import { listSite, type SiteListing } from '../stack/site-listing.ts';
import type { Stack } from '../stack/stack.ts';
import { readStatus } from '../status/status.ts';
import type { Terminal } from '../terminal.ts';
import { waitUntilIdle } from '../wait-until-idle.ts';
import type { ChangeKind } from './difference.ts';
import { rehearse } from './rehearsal.ts';

const CONCURRENCY = 8;

/** What `broadsheet rebuild --json` prints (docs/operations.md). */
export interface RebuildReport {
  readonly dryRun: false;
  /** The outputs that were rebuilt; absent with `--all`. */
  readonly outputs?: readonly OutputId[];
  /** The objects of the site that changed while it ran, by key. */
  readonly changes: readonly { readonly key: string; readonly change: ChangeKind }[];
  /** As in `broadsheet status`. */
  readonly attention: readonly string[];
}

/** If the command waits until the rebuild is done, and for how many seconds at most. */
export interface WaitOptions {
  readonly wait: boolean;
  readonly timeout: number;
}

/** Asks for the repair that the clock asks for every six hours: everything is compared and put right. */
export async function rebuildAll(
  stack: Stack,
  options: WaitOptions,
  terminal: Terminal,
): Promise<RebuildReport> {
  return await rebuildAndWait(
    {
      ask: () => askForRepair(stack.ports),
      list: () => listSite(stack, terminal),
    },
    stack,
    options,
    terminal,
  );
}

/** Asks for `outputs` to be rebuilt. */
export async function rebuildOutputs(
  outputs: readonly OutputId[],
  stack: Stack,
  options: WaitOptions,
  terminal: Terminal,
): Promise<RebuildReport> {
  const list = () => listOutputs(outputs, stack);
  const report = await rebuildAndWait(
    { ask: () => stack.ports.jobs.send(jobsFor(outputs)), list },
    stack,
    options,
    terminal,
  );
  return { ...report, outputs };
}

async function rebuildAndWait(
  { ask, list }: { readonly ask: () => Promise<void>; readonly list: () => Promise<SiteListing> },
  stack: Stack,
  { wait, timeout }: WaitOptions,
  terminal: Terminal,
): Promise<RebuildReport> {
  if (!wait) {
    await ask();
    return { dryRun: false, changes: [], attention: [] };
  }
  const before = await list();
  if (terminal.signal.aborted) throw new InterruptedError('interrupted; nothing was asked for');
  await ask();
  await waitUntilIdle(stack, { timeoutSeconds: timeout }, terminal);
  const changes = changesBetween(before, await list());
  const { attention } = await readStatus(stack, { quick: true }, terminal);
  return { dryRun: false, changes, attention };
}

/** The objects that belong to `outputs`, as they are now. */
async function listOutputs(outputs: readonly OutputId[], { ports }: Stack): Promise<SiteListing> {
  const listing = new Map<string, string>();
  await eachLimited(CONCURRENCY, outputs, async (output) => {
    for (const [key, etag] of (await rehearse(output, ports)).present) if (etag) listing.set(key, etag);
  });
  return listing;
}

function changesBetween(before: SiteListing, after: SiteListing): RebuildReport['changes'] {
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
  return keys.flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    if (was === is) return [];
    return [{ key, change: was === undefined ? 'created' : is === undefined ? 'deleted' : 'changed' }];
  });
}
