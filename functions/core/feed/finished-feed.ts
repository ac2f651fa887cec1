import type { RuleName } from './rules.ts';

/** A rule of the check before publishing that one finished document breaks. */
export interface Violation {
  readonly rule: RuleName;
  readonly message: string;
  /** The position of the item that breaks it. */
  readonly item?: number;
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
export interface Reading {
  readonly feed?: FinishedFeed;
  readonly violations: readonly Violation[];
  /** Everything it says, where escapes hide that in the document itself. */
  readonly strings?: Iterable<string>;
}
