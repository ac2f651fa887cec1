import { printable } from '../../local/log/console.ts';
import type { ChangeKind } from './difference.ts';
import type { DryRunReport } from './dry-run.ts';
import type { RebuildReport } from './run-rebuild.ts';

/** The report of a rebuild, for people. */
export function describeRebuild({ changes, attention }: RebuildReport): string {
  const lines = changes.map(({ key, change }) => `${change.padEnd('created'.length)}  ${printable(key)}`);
  const summary = changes.length === 0 ? 'nothing had to be changed' : countsOf(changes);
  return [...lines, summary, ...attention.map((line) => `needs attention: ${printable(line)}`)].join('\n');
}

/** The report of a dry run, for people: each output that differs, with a diff of each of its objects. */
export function describeDryRun({ outputs, differences, held, failures, foreign }: DryRunReport): string {
  const parts = [...Map.groupBy(differences, ({ output }) => output)].map(([output, own]) =>
    [
      `${printable(output)}:`,
      ...own.flatMap(({ key, change, diff }) => [`  ${change}  ${printable(key)}`, ...linesOf(diff)]),
    ].join('\n'),
  );
  const kept = held.map((output) => `${printable(output)} is held: it would stay as it is`);
  const failed = failures.map(
    ({ output, message }) => `${printable(output)} cannot be rebuilt: ${printable(message)}`,
  );
  const unknown = foreign.map((key) => `${printable(key)} belongs to no output: it is left alone`);
  const summary =
    differences.length === 0
      ? `${outputs} outputs compared: no difference`
      : `${parts.length} of ${outputs} outputs would be rebuilt differently: ${countsOf(differences)}; nothing was written`;
  return [...parts, ...kept, ...failed, ...unknown, summary].join('\n');
}

/** `2 changed, 1 deleted` */
function countsOf(changes: readonly { readonly change: ChangeKind }[]): string {
  const byKind = Map.groupBy(changes, ({ change }) => change);
  return [...byKind].map(([kind, { length }]) => `${length} ${kind}`).join(', ');
}

/** The lines of a diff without control characters, which documents may hold. A tab is harmless. */
function linesOf(diff: string | undefined): string[] {
  if (diff === undefined) return [];
  return diff
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t').map(printable).join('\t'));
}
