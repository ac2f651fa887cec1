import type { Problem } from '../kernel/problem.ts';

type Finding = Omit<Problem, 'severity'>;

/** Gathers what is wrong with one source, in the order found. */
export class Report {
  readonly problems: Problem[] = [];

  error(finding: Finding): void {
    this.problems.push({ ...finding, severity: 'error' });
  }

  warn(finding: Finding): void {
    this.problems.push({ ...finding, severity: 'warning' });
  }
}
