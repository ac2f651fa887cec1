/**
 * One thing that is wrong or doubtful about an upload, in words that its editor can act on.
 * Errors keep the upload from being published; warnings do not.
 */
export interface Problem {
  /** Stable, kebab-case, for programs: `front-matter-syntax`, `title-missing`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** What is wrong, as one sentence. */
  readonly message: string;
  /** What to do about it, as one sentence. */
  readonly hint: string;
  /** The metadata field at fault, as the editor wrote it. */
  readonly field?: string;
  /** 1-based, in the uploaded file. */
  readonly line?: number;
  /** 1-based, in the uploaded file. */
  readonly column?: number;
}

export function isError(problem: Problem): boolean {
  return problem.severity === 'error';
}

/** Gathers the problems of one upload, in the order found. */
export class Report {
  readonly problems: Problem[] = [];

  error(problem: Omit<Problem, 'severity'>): void {
    this.problems.push({ ...problem, severity: 'error' });
  }

  warn(problem: Omit<Problem, 'severity'>): void {
    this.problems.push({ ...problem, severity: 'warning' });
  }
}
