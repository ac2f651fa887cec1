/** What distinguishes one kind of feeds. */
interface FeedKindTraits {
  /** The folder of the site in which each feed of the kind has one of its own; empty: the top of the site. */
  readonly folder: string;
  /** True if only a partner with a key may read it. Everything else is public, and has pages. */
  readonly isBehindKey: boolean;
}

// The functions at the edge are built from this file, too. CloudFront takes no destructuring, and only what is a plain
// constant can be left out where it isn't used.

/** All that is behind a key, and nothing else. */
export const PARTNERS_FOLDER = 'partners/';

/** All article pages, each in a folder of its own. */
export const ARTICLES_FOLDER = 'articles/';

/**
 * The kinds of feeds, in the order in which a catalogue lists them. A feed's id is its kind and its slug
 * (`section/world`); only the latest has no slug.
 */
export const FEED_KINDS = {
  /** All articles. There is one. */
  latest: { folder: '', isBehindKey: false },
  section: { folder: 'sections/', isBehindKey: false },
  /** Declared in `site.yaml` under `feeds`. */
  feed: { folder: 'feeds/', isBehindKey: false },
  language: { folder: 'languages/', isBehindKey: false },
  author: { folder: 'authors/', isBehindKey: false },
  tag: { folder: 'tags/', isBehindKey: false },
  /** A partner's own. */
  partner: { folder: PARTNERS_FOLDER, isBehindKey: true },
} as const satisfies Readonly<Record<string, FeedKindTraits>>;

export type FeedKind = keyof typeof FEED_KINDS;

/** The kinds that anybody may read. */
export type PublicFeedKind = {
  [Kind in FeedKind]: (typeof FEED_KINDS)[Kind]['isBehindKey'] extends true ? never : Kind;
}[FeedKind];

/** The folders in which pages are, whose addresses end in a slash. */
export function pageFolders(): string[] {
  const folders: string[] = Object.values(FEED_KINDS).map((kind) => (kind.isBehindKey ? '' : kind.folder));
  return folders.filter((folder) => folder !== '').concat(ARTICLES_FOLDER);
}
