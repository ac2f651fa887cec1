import type { Fields } from '../fields/field.ts';

/** What a source of any file type is read into before it becomes an article. */
export interface ArticleContent {
  readonly fields: Fields;
  /** HTML, not yet sanitised. */
  readonly html: string;
  /** True if the first heading is the title where no field states one. */
  readonly titleFromHeading: boolean;
}
