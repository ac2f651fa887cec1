import type { RenderedFeed } from './feed-document.ts';
import type { RuleName } from './rules.ts';

/** What is found wrong with one finished document. */
export interface DocumentViolation {
  readonly rule: RuleName;
  readonly message: string;
  /** The position of the item at fault. */
  readonly item?: number;
}

/** A rule of the check before publishing (invariant I7) that a finished document breaks. */
export interface Violation {
  readonly format: keyof RenderedFeed;
  /** Stable, kebab-case name of the rule. */
  readonly rule: string;
  readonly message: string;
  /** The article at fault, where one can be named. */
  readonly articleId?: string;
}

/** What all formats say, as read back from a finished document. */
export interface FinishedFeed {
  readonly title?: string;
  readonly homeUrl?: string;
  readonly selfUrls: readonly string[];
  readonly hubs: readonly string[];
  /** Where older articles are. */
  readonly previousUrls: readonly string[];
  /** What an archive is the archive of. */
  readonly currentUrls: readonly string[];
  /** Whether it says that it is an archive. */
  readonly isArchive: boolean;
  /** Whether it says that there is nothing older. */
  readonly isComplete: boolean;
  readonly items: readonly FinishedItem[];
  /** What it says was withdrawn. */
  readonly withdrawn?: readonly { readonly id: string | undefined; readonly at: string | undefined }[];
}

export interface FinishedItem {
  readonly id?: string;
  readonly link?: string;
  readonly title?: string;
  /** Plain text, in RSS as HTML. */
  readonly summary?: string;
  readonly html?: string;
}

/** A finished document read back: no feed where its syntax does not allow any. */
export interface FinishedDocument {
  readonly feed?: FinishedFeed;
  readonly violations: readonly DocumentViolation[];
  /** Everything it says, where escapes hide that in the document itself. */
  readonly strings?: Iterable<string>;
}
