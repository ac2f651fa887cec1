import type { FeedState } from '../feed/feed-state.ts';
import { declaredFeed } from '../feed/publication.ts';
import type { FeedDocument, RenderedFeed } from '../feed/render/feed-document.ts';
import { addressOf, type FeedId, feedRoot } from '../output/addresses.ts';
import { documentKeys } from '../output/document-keys.ts';
import type { FeedForm } from '../site/declared-feed.ts';
import type { PublishedSite } from '../site/site.ts';

/** The kinds of feeds in the order in which they are listed; `feed` are those that `site.yaml` declares. */
const KINDS = ['latest', 'section', 'feed', 'language', 'author', 'tag'] as const;

export type FeedKind = (typeof KINDS)[number];

type Addresses = Readonly<Record<keyof RenderedFeed, string>>;

export interface CatalogueEntry {
  readonly feed: FeedId;
  /** What it is called in a list of this site's feeds. */
  readonly name: string;
  /** What it is called among those of other sites. */
  readonly title: string;
  readonly description: string;
  readonly pageUrl: string;
  /** Of the documents at `urls`; a declared feed may be one of summaries. */
  readonly form: FeedForm;
  readonly urls: Addresses;
  readonly summaryUrls: Addresses;
}

/** Every public feed of a site. What is behind a key is not in it. */
export interface Catalogue {
  readonly site: PublishedSite;
  /** Kinds without a feed are left out. */
  readonly groups: readonly { readonly kind: FeedKind; readonly entries: readonly CatalogueEntry[] }[];
}

/**
 * The catalogue of the feeds that were published, with what their own documents say of them. Sections and declared
 * feeds come in the order of `site.yaml`, everything else by name.
 */
export function catalogueOf(states: readonly FeedState[], site: PublishedSite): Catalogue {
  const entries = states.filter(isPublic).flatMap((state) => entryOf(state, site) ?? []);
  const inOrder = [...Object.keys(site.sections).map((slug) => `section/${slug}`), ...declaredFeeds(site)];
  const rank = new Map(inOrder.map((feed, index) => [feed, index]));
  const rankOf = ({ feed }: CatalogueEntry) => rank.get(feed) ?? inOrder.length;
  entries.sort((one, other) => rankOf(one) - rankOf(other) || compareNames(one, other));
  const groups = KINDS.map((kind) => ({
    kind,
    entries: entries.filter(({ feed }) => feed.split('/', 1)[0] === kind),
  }));
  return { site, groups: groups.filter(({ entries }) => entries.length > 0) };
}

/** What is of none of the kinds is not for everybody. */
function isPublic({ output }: FeedState): boolean {
  return KINDS.some((kind) => output === `feed/${kind}` || output.startsWith(`feed/${kind}/`));
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

/** By code points in lower case, not by a locale: the machine's must not show. */
function compareNames(one: CatalogueEntry, other: CatalogueEntry): number {
  const key = ({ name, feed }: CatalogueEntry) => `${name.toLowerCase()}\n${feed}`;
  return key(one) < key(other) ? -1 : 1;
}
