import type { FeedState } from '../feed/feed-state.ts';
import { declaredFeed } from '../feed/publication.ts';
import type { RenderedFeed } from '../feed/render/feed-document.ts';
import { addressOf, feedRoot, isPartnerFeed } from '../output/addresses.ts';
import { documentAddresses } from '../output/document-keys.ts';
import { type FeedId, feedId, PUBLIC_FEED_KINDS, parseFeedId } from '../output/feed-ids.ts';
import type { PublicFeedKind } from '../output/feed-kinds.ts';
import { parseOutput } from '../output/outputs.ts';
import type { FeedForm } from '../site/selection.ts';
import type { PublishedSite } from '../site/site.ts';

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
  readonly groups: readonly { readonly kind: PublicFeedKind; readonly entries: readonly CatalogueEntry[] }[];
}

/**
 * The catalogue of the published feeds, with the titles and descriptions of their own documents. Sections and
 * declared feeds are in the order of `site.yaml`, all others in the order of their names.
 */
export function catalogueOf(states: readonly FeedState[], site: PublishedSite): Catalogue {
  const entries = states.flatMap((state) => entryOf(state, site) ?? []);
  const inOrder: readonly FeedId[] = [
    ...Object.keys(site.sections).map((slug) => feedId('section', slug)),
    ...Object.keys(site.feeds).map((name) => feedId('feed', name)),
  ];
  const rank = new Map(inOrder.map((feed, index) => [feed, index]));
  const rankOf = ({ feed }: CatalogueEntry) => rank.get(feed) ?? inOrder.length;
  entries.sort((one, other) => rankOf(one) - rankOf(other) || compareNames(one, other));
  const groups = PUBLIC_FEED_KINDS.map((kind) => ({
    kind,
    entries: entries.filter(({ feed }) => parseFeedId(feed).kind === kind),
  }));
  return { site, groups: groups.filter(({ entries }) => entries.length > 0) };
}

/** Undefined for what is not a feed that everybody may read. */
function entryOf({ output, listing }: FeedState, site: PublishedSite): CatalogueEntry | undefined {
  const parsed = parseOutput(output);
  if (!listing || parsed.kind !== 'feed' || isPartnerFeed(parsed.feed)) return undefined;
  const { feed } = parsed;
  return {
    feed,
    name: listing.heading ?? listing.title,
    title: listing.title,
    description: listing.description,
    pageUrl: addressOf(site.url, feedRoot(feed)),
    form: declaredFeed(feed, site)?.form ?? 'full',
    urls: documentAddresses(site.url, feed, { kind: 'full' }),
    summaryUrls: documentAddresses(site.url, feed, { kind: 'summary' }),
  };
}

/** Compares code points in lower case. A locale would make the order depend on the machine. */
function compareNames(one: CatalogueEntry, other: CatalogueEntry): number {
  const key = ({ name, feed }: CatalogueEntry) => `${name.toLowerCase()}\n${feed}`;
  return key(one) < key(other) ? -1 : 1;
}
