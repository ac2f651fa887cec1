import type { Fields } from '../fields/field.ts';

/** What every file type is read into before it becomes an article. */
export interface SourceContent {
  readonly fields: Fields;
  /** HTML, not yet sanitised. */
  readonly html: string;
  /** Whether a first heading may stand in for a title that no field states. */
  readonly titleFromHeading: boolean;
}
