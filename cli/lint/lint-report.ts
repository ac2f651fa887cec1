import type { Problem } from '../../functions/core/kernel/problem.ts';
import { printable } from '../../local/log/console.ts';

/** The problems of one file, as `broadsheet lint --json` prints them (docs/uploads.md). Fields are only ever added. */
export interface LintedFile {
  /** The name as it was given, or as it was found in a folder. */
  readonly name: string;
  readonly kind: 'article' | 'media' | 'site' | 'feed';
  readonly problems: readonly LintProblem[];
}

/** A problem as on a receipt; in a feed, with the number of the item. */
export interface LintProblem extends Problem {
  /** From 1. */
  readonly item?: number;
}

export interface LintReport {
  readonly files: readonly LintedFile[];
  readonly errors: number;
  readonly warnings: number;
}

export function lintReport(files: readonly LintedFile[]): LintReport {
  const problems = files.flatMap((file) => file.problems);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { files, errors, warnings: problems.length - errors };
}

/** The report for people: the files with problems, and the counts. */
export function describeLint({ files, errors, warnings }: LintReport): string {
  const lines = files
    .filter(({ problems }) => problems.length > 0)
    .flatMap(({ name, problems }) => [name, ...problems.map(describeProblem)]);
  const counts = [counted(files.length, 'file'), counted(errors, 'error'), counted(warnings, 'warning')];
  return [...lines.map(printable), counts.join(', ')].join('\n');
}

function describeProblem({ severity, line, column, item, field, message, hint, code }: LintProblem): string {
  const place = [
    item === undefined ? '' : `, item ${item}`,
    line === undefined ? '' : `, line ${line}`,
    column === undefined ? '' : `:${column}`,
    field === undefined ? '' : `, ${field}`,
  ];
  return `  ${severity}${place.join('')}: ${message} ${hint} (${code})`;
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
