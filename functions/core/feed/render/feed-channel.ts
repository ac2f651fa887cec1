import { ASSET_KEYS, addressOf, CATALOGUE_KEYS, feedRoot, isPartnerFeed } from '../../output/addresses.ts';
import { type DocumentPart, documentAddresses, documentFolder } from '../../output/document-keys.ts';
import { parseFeedId } from '../../output/feed-ids.ts';
import type { Site } from '../../site/site.ts';
import { changesOf, type FeedChange, type FeedDocument, type RenderedFeed } from './feed-document.ts';
import { isEmail, languageTag } from './field-shapes.ts';
import { type PodcastChannel, podcastChannel } from './podcast.ts';
import { httpUri, publicUri } from './uri.ts';

/** Named in every feed as the program that wrote it. */
export const GENERATOR = 'Broadsheet';

type Addresses = Readonly<Record<keyof RenderedFeed, string>>;

/** What a feed says about itself. */
export interface FeedChannel {
  /** Plain text, never blank. */
  readonly title: string;
  /** Plain text. */
  readonly description: string;
  /** The author of entries that name none; never blank. */
  readonly publisher: string;
  /** The person responsible for it, if the site names one. */
  readonly editor?: { readonly name: string; readonly email: string };
  readonly rights?: string;
  readonly language?: string;
  /** Permanent and unique: the address of its folder. */
  readonly id: string;
  /** The page that lists the same articles; for a partner's feed, the home page. */
  readonly homeUrl: string;
  /** The address of each document. */
  readonly selfUrls: Addresses;
  /** WebSub hubs that tell of changes. */
  readonly hubs: readonly string[];
  readonly icon?: string;
  readonly logo?: string;
  readonly favicon?: string;
  /** On an archive document: the subscription documents of its feed (RFC 5005 section 4). */
  readonly currentUrls?: Addresses;
  /** The archive documents with the next older articles. */
  readonly previousUrls?: Addresses;
  /** True if the document holds every article of its feed so far (RFC 5005 section 2). */
  readonly isComplete: boolean;
  /** In a partner's changes: the withdrawn articles, newest first. */
  readonly withdrawn: readonly FeedChange[];
  readonly podcast?: PodcastChannel;
  /** The page that explains the site's feeds. */
  readonly aboutUrl: string;
  /** The JSON Schema that its JSON document follows. */
  readonly schemaUrl: string;
}

/** The channel of a document. A blank title is replaced by the site's title, and a blank site title by its address. */
export function feedChannel(document: FeedDocument): FeedChannel {
  const { feed, title, description, site, part, previous, podcast, partner } = document;
  const root = addressOf(site.url, feedRoot(feed));
  const homeUrl = partner ? site.url : root;
  const publisher = site.title.trim() ? site.title : homeUrl;
  const addresses = (of: DocumentPart) => documentAddresses(site.url, feed, of);
  const subscription = addresses({ kind: 'full' });
  return {
    title: title.trim() ? title : publisher,
    description,
    publisher,
    editor: feedEditor(document),
    rights: [partner?.rights, site.rights].find((rights) => rights?.trim()),
    language: languageTag(site.language),
    id: part.kind === 'changes' ? addressOf(site.url, documentFolder(feed, part)) : root,
    homeUrl,
    selfUrls: addresses(part),
    hubs: feedHubs(document),
    icon: publicUri(site.icon, site.url),
    logo: publicUri(site.logo, site.url),
    favicon: publicUri(site.favicon, site.url),
    currentUrls: part.kind === 'archive' ? subscription : undefined,
    previousUrls: previous === undefined ? undefined : addresses({ kind: 'archive', month: previous }),
    isComplete: previous === undefined && part.kind !== 'archive' && part.kind !== 'changes',
    withdrawn: changesOf(document).filter(({ event }) => event === 'withdrawn'),
    podcast: podcast && podcastChannel(podcast, subscription.rss, site.url),
    aboutUrl: addressOf(site.url, CATALOGUE_KEYS.page),
    schemaUrl: addressOf(site.url, ASSET_KEYS.feedSchema),
  };
}

/** The owner of a podcast, or the author of an author's feed, if the site gives their e-mail address. */
function feedEditor({ feed, site, podcast }: FeedDocument): FeedChannel['editor'] {
  const { kind, slug } = parseFeedId(feed);
  const author = kind === 'author' && Object.hasOwn(site.authors, slug) ? site.authors[slug] : undefined;
  const { name, email } = podcast?.owner ?? author ?? {};
  return name?.trim() && isEmail(email) ? { name, email } : undefined;
}

/** The WebSub hubs of a site: absolute addresses in ASCII. */
export function siteHubs({ hubs }: Pick<Site, 'hubs'>): string[] {
  return hubs.flatMap((hub) => httpUri(hub) ?? []);
}

/**
 * The hubs of a document. An archive has none, because new articles come to the feed itself. A partner's feed has none,
 * because no hub can read it.
 */
export function feedHubs({ feed, part, site }: Pick<FeedDocument, 'feed' | 'part' | 'site'>): string[] {
  return part.kind === 'archive' || isPartnerFeed(feed) ? [] : siteHubs(site);
}
