import { EXIT_CODE, type ExitCode, UsageError } from '../errors.ts';
import { type Stack, withStack } from '../stack/stack.ts';
import type { TargetOptions } from '../stack/target.ts';
import type { Terminal } from '../terminal.ts';
import { allOutputs } from './all-outputs.ts';
import { describeDryRun, describeRebuild } from './describe-rebuild.ts';
import { dryRun } from './dry-run.ts';
import { namedOutputs } from './named-outputs.ts';
import { rebuildAll, rebuildOutputs, type WaitOptions } from './run-rebuild.ts';

export interface RebuildOptions extends TargetOptions, WaitOptions {
  readonly all?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/**
 * `broadsheet rebuild`: compares outputs with the index and publishes what differs; with `--dry-run` it only compares.
 *
 * @param names of feeds and other outputs; none with `--all`
 * @throws {UsageError} if a name means nothing, or none is given
 */
export async function rebuild(
  names: readonly string[],
  options: RebuildOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (options.all ? names.length > 0 : names.length === 0) {
    throw new UsageError('name what to rebuild (latest, section/world, articles/my-story), or use --all');
  }
  return await withStack(options, (stack) =>
    options.dryRun ? compare(names, stack, options, terminal) : runRebuild(names, stack, options, terminal),
  );
}

async function compare(
  names: readonly string[],
  stack: Stack,
  { all, json }: RebuildOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { outputs, foreign } = all
    ? await allOutputs(stack, terminal)
    : { outputs: await namedOutputs(names, stack, terminal), foreign: [] };
  const report = { ...(await dryRun(outputs, stack, terminal)), foreign };
  terminal.print(json ? JSON.stringify(report, undefined, 2) : describeDryRun(report));
  if (report.failures.length > 0) return EXIT_CODE.failed;
  return report.differences.length + report.held.length + foreign.length > 0
    ? EXIT_CODE.attention
    : EXIT_CODE.fine;
}

async function runRebuild(
  names: readonly string[],
  stack: Stack,
  options: RebuildOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const report = options.all
    ? await rebuildAll(stack, options, terminal)
    : await rebuildOutputs(await namedOutputs(names, stack, terminal), stack, options, terminal);
  if (options.json) terminal.print(JSON.stringify(report, undefined, 2));
  else
    terminal.print(
      options.wait ? describeRebuild(report) : 'the rebuild is asked for; it runs in the background',
    );
  return report.attention.length > 0 ? EXIT_CODE.attention : EXIT_CODE.fine;
}
