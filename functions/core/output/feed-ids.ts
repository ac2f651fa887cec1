import { FEED_KINDS, type FeedKind, type PublicFeedKind } from './feed-kinds.ts';

/** Kinds of which there are several feeds, told apart by a slug. */
export type NamedFeedKind = Exclude<FeedKind, 'latest'>;

const KINDS = Object.keys(FEED_KINDS) as FeedKind[];

export const NAMED_FEED_KINDS = KINDS.filter((kind) => kind !== 'latest');

/** In the order in which a catalogue lists them. */
export const PUBLIC_FEED_KINDS = KINDS.filter(
  (kind): kind is PublicFeedKind => !FEED_KINDS[kind].isBehindKey,
);

/**
 * A feed's identifier in the index, in jobs and in the catalogue: `latest`, `section/world`, `tag/sea-level`,
 * `author/ada`, `language/pt-br`, `feed/weekly`, `partner/acme`. Slugs hold no slash.
 */
export type FeedId = 'latest' | `${NamedFeedKind}/${string}`;

/** A feed's identifier taken apart. */
export interface FeedName {
  readonly kind: FeedKind;
  /** Empty for the latest. */
  readonly slug: string;
}

/** The feed of this kind and slug. */
export function feedId<Kind extends NamedFeedKind>(kind: Kind, slug: string): `${Kind}/${string}` {
  return `${kind}/${slug}`;
}

export function isFeedId(text: string): text is FeedId {
  return readFeedId(text) !== undefined;
}

/** @throws TypeError if `feed` is no feed's identifier */
export function parseFeedId(feed: FeedId): FeedName {
  const name = readFeedId(feed);
  if (!name) throw new TypeError(`not a feed: ${feed}`);
  return name;
}

function readFeedId(text: string): FeedName | undefined {
  if (text === 'latest') return { kind: text, slug: '' };
  const [kind = '', slug = '', ...more] = text.split('/');
  return isNamedKind(kind) && slug !== '' && more.length === 0 ? { kind, slug } : undefined;
}

function isNamedKind(kind: string): kind is NamedFeedKind {
  return kind !== 'latest' && Object.hasOwn(FEED_KINDS, kind);
}
