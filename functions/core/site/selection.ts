import type { Syndication } from '../article/article.ts';

/** Which articles a declared feed or a partner's has. Exclusion wins over inclusion. */
export interface Selection {
  /** Any of these lets an article in; none: every article. */
  readonly include: readonly Rule[];
  /** Any of these keeps it out. */
  readonly exclude: readonly Rule[];
}

/** Holds for an article if every field of the rule does; a field does if any of its values does. */
export interface Rule {
  /** Slugs. */
  readonly section?: readonly string[];
  readonly tag?: readonly string[];
  readonly author?: readonly string[];
  /** BCP 47; `en` stands for `en-GB` too (RFC 4647 section 3.3.1). */
  readonly language?: readonly string[];
  /** Words or phrases in title, summary or text, in any case. */
  readonly text?: readonly string[];
  readonly syndication?: readonly Syndication[];
}
