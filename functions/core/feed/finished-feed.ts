/** What is found wrong with one finished document. */
export interface Finding {
  /** Stable, kebab-case name of the rule. */
  readonly rule: string;
  readonly message: string;
  /** The position of the item at fault. */
  readonly item?: number;
}

/** What all formats say, as read back from a finished document. */
export interface FinishedFeed {
  readonly homeUrl?: string;
  readonly selfUrls: readonly string[];
  readonly items: readonly FinishedItem[];
}

interface FinishedItem {
  readonly id?: string;
  readonly link?: string;
  readonly title?: string;
  readonly html?: string;
}

/** A finished document read back: no feed where its syntax does not allow any. */
export interface Reading {
  readonly feed?: FinishedFeed;
  readonly findings: readonly Finding[];
  /** Everything it says, where escapes hide that in the document itself. */
  readonly strings?: Iterable<string>;
}
