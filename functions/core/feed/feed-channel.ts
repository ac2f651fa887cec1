import { ASSET_KEYS, addressOf, CATALOGUE_KEYS, feedRoot } from '../output/addresses.ts';
import { type DocumentPart, documentAddresses, documentFolder } from '../output/document-keys.ts';
import { parseFeedId } from '../output/feed-ids.ts';
import { isEmail } from './email.ts';
import { changesOf, type FeedChange, type FeedDocument, type RenderedFeed } from './feed-document.ts';
import { feedHubs } from './feed-hubs.ts';
import { languageTag } from './language-tag.ts';
import { type PodcastChannel, podcastChannel } from './podcast-channel.ts';
import { publicUri } from './uri.ts';

/** Named in every feed as the program that wrote it. */
export const GENERATOR = 'Broadsheet';

type Addresses = Readonly<Record<keyof RenderedFeed, string>>;

/** What a feed says about itself. */
export interface FeedChannel {
  /** Plain text, never blank. */
  readonly title: string;
  /** Plain text. */
  readonly description: string;
  /** Whose feed it is, where an entry names no author; never blank. */
  readonly publisher: string;
  /** Who answers for it, where the site says so. */
  readonly editor?: { readonly name: string; readonly email: string };
  readonly rights?: string;
  readonly language?: string;
  /** Permanent, and no other feed's: the address of its folder. */
  readonly id: string;
  /** The page that the feed is the feed of; a partner's has none of its own. */
  readonly homeUrl: string;
  /** Where each document is served. */
  readonly selfUrls: Addresses;
  /** WebSub hubs that tell of changes. */
  readonly hubs: readonly string[];
  readonly icon?: string;
  readonly logo?: string;
  readonly favicon?: string;
  /** Set on an archive document: the subscription documents it belongs to (RFC 5005 section 4). */
  readonly currentUrls?: Addresses;
  /** The archive documents with the next older articles. */
  readonly previousUrls?: Addresses;
  /** Whether the document has all that its feed ever will, but for what is new (RFC 5005 section 2). */
  readonly isComplete: boolean;
  /** In a partner's changes: what is no more, the newest first. */
  readonly withdrawn: readonly FeedChange[];
  readonly podcast?: PodcastChannel;
  /** The page that explains the site's feeds. */
  readonly aboutUrl: string;
  /** The JSON Schema that its JSON document keeps. */
  readonly schemaUrl: string;
}

/** The feed-level part of a document. A blank title becomes the site's, and that its address. */
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

/** A podcast's owner, or the author of an author's feed, if the site gives an e-mail address. */
function feedEditor({ feed, site, podcast }: FeedDocument): FeedChannel['editor'] {
  const { kind, slug } = parseFeedId(feed);
  const author = kind === 'author' && Object.hasOwn(site.authors, slug) ? site.authors[slug] : undefined;
  const { name, email } = podcast?.owner ?? author ?? {};
  return name?.trim() && isEmail(email) ? { name, email } : undefined;
}
