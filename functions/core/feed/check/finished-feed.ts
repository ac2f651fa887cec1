import type { RenderedFeed } from '../render/feed-document.ts';
import type { RuleName } from './rules.ts';

/** A rule that one finished document breaks. */
export interface Violation {
  readonly rule: RuleName;
  readonly message: string;
  /** The position of the item that breaks it, where one can be named. */
  readonly item?: number;
}

/** A rule of the check before publishing (invariant I7) that one of a feed's documents breaks. */
export interface FeedViolation {
  readonly format: keyof RenderedFeed;
  /** The name of the rule: kebab-case, never renamed. */
  readonly rule: string;
  readonly message: string;
  /** The article that breaks it, where one can be named. */
  readonly articleId?: string;
}

/** What a finished document says, in terms common to all formats. */
export interface FinishedFeed {
  readonly title?: string;
  readonly homeUrl?: string;
  readonly selfUrls: readonly string[];
  readonly hubs: readonly string[];
  /** The archives with older articles. */
  readonly previousUrls: readonly string[];
  /** The feed that an archive belongs to. */
  readonly currentUrls: readonly string[];
  /** True if the document says that it is an archive. */
  readonly isArchive: boolean;
  /** True if the document says that there is nothing older. */
  readonly isComplete: boolean;
  readonly items: readonly FinishedItem[];
  /** The articles that the document says are withdrawn. */
  readonly withdrawn?: readonly { readonly id: string | undefined; readonly at: string | undefined }[];
}

export interface FinishedItem {
  readonly id?: string;
  readonly link?: string;
  readonly title?: string;
  /** Plain text; in RSS, HTML. */
  readonly summary?: string;
  readonly html?: string;
}

/** A finished document as it was read back. `feed` is absent if the syntax is too broken to read one. */
export interface FinishedDocument {
  readonly feed?: FinishedFeed;
  readonly violations: readonly Violation[];
  /** Every string of the document, if escapes hide them in its text. */
  readonly strings?: Iterable<string>;
}
