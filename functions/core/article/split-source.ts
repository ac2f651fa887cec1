import type { Field } from './fields.ts';

/** A Markdown source in its two parts. */
export interface SplitSource {
  readonly fields: readonly Field[];
  readonly body: string;
  /** 1-based line of the file that the body begins on. */
  readonly bodyLine: number;
}
