import type { FeedDocument, RenderedFeed } from '../feed/feed-document.ts';
import type { FeedState } from '../feed/feed-state.ts';
import { declaredFeed } from '../feed/publication.ts';
import { addressOf, type FeedId, feedRoot } from '../output/addresses.ts';
import { documentKeys } from '../output/document-keys.ts';
import type { FeedForm } from '../site/selection.ts';
import type { PublishedSite } from '../site/site.ts';

/** The kinds of public feeds, in the order of the catalogue. `feed` are those that `site.yaml` declares. */
export const FEED_KINDS = ['latest', 'section', 'feed', 'language', 'author', 'tag'] as const;

export type FeedKind = (typeof FEED_KINDS)[number];

type Addresses = Readonly<Record<keyof RenderedFeed, string>>;

export interface CatalogueEntry {
  readonly feed: FeedId;
  /** Its name in a list of this site's feeds. */
  readonly name: string;
  /** Its name among the feeds of other sites. */
  readonly title: string;
  readonly description: string;
  readonly pageUrl: string;
  /** Of the documents at `urls`. A declared feed may have only summaries there. */
  readonly form: FeedForm;
  readonly urls: Addresses;
  readonly summaryUrls: Addresses;
}

/** Every public feed of a site. Feeds behind a key are not in it. */
export interface Catalogue {
  readonly site: PublishedSite;
  /** Only kinds that have a feed. */
  readonly groups: readonly { readonly kind: FeedKind; readonly entries: readonly CatalogueEntry[] }[];
}

/**
 * The catalogue of the published feeds, with the titles and descriptions of their own documents. Sections and
 * declared feeds are in the order of `site.yaml`, all others in the order of their names.
 */
export function catalogueOf(states: readonly FeedState[], site: PublishedSite): Catalogue {
  const entries = states.filter(isPublic).flatMap((state) => entryOf(state, site) ?? []);
  const inOrder = [...Object.keys(site.sections).map((slug) => `section/${slug}`), ...declaredFeeds(site)];
  const rank = new Map(inOrder.map((feed, index) => [feed, index]));
  const rankOf = ({ feed }: CatalogueEntry) => rank.get(feed) ?? inOrder.length;
  entries.sort((one, other) => rankOf(one) - rankOf(other) || compareNames(one, other));
  const groups = FEED_KINDS.map((kind) => ({
    kind,
    entries: entries.filter(({ feed }) => feed.split('/', 1)[0] === kind),
  }));
  return { site, groups: groups.filter(({ entries }) => entries.length > 0) };
}

/** True if everybody may read the feed: all other kinds are behind a key. */
function isPublic({ output }: FeedState): boolean {
  return FEED_KINDS.some((kind) => output === `feed/${kind}` || output.startsWith(`feed/${kind}/`));
}

function declaredFeeds({ feeds }: PublishedSite): FeedId[] {
  return Object.keys(feeds).map((name) => `feed/${name}`);
}

function entryOf({ output, listing }: FeedState, site: PublishedSite): CatalogueEntry | undefined {
  if (!listing) return undefined;
  const feed = output.slice('feed/'.length);
  return {
    feed,
    name: listing.heading ?? listing.title,
    title: listing.title,
    description: listing.description,
    pageUrl: addressOf(site.url, feedRoot(feed)),
    form: declaredFeed(feed, site)?.form ?? 'full',
    urls: addressesOf({ feed, form: 'full' }, site),
    summaryUrls: addressesOf({ feed, form: 'summary' }, site),
  };
}

function addressesOf(document: Pick<FeedDocument, 'feed' | 'form'>, site: PublishedSite): Addresses {
  const { rss, atom, json } = documentKeys(document);
  return {
    rss: addressOf(site.url, rss),
    atom: addressOf(site.url, atom),
    json: addressOf(site.url, json),
  };
}

/** Compares code points in lower case. A locale would make the order depend on the machine. */
function compareNames(one: CatalogueEntry, other: CatalogueEntry): number {
  const key = ({ name, feed }: CatalogueEntry) => `${name.toLowerCase()}\n${feed}`;
  return key(one) < key(other) ? -1 : 1;
}
