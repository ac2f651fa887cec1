import { ASSET_KEYS, addressOf, feedRoot } from '../../output/addresses.ts';
import { documentKeys } from '../../output/document-keys.ts';
import type { FeedChange, FeedDocument, RenderedFeed } from './feed-document.ts';
import { isEmail, languageTag } from './field-shapes.ts';
import { type PodcastChannel, podcastChannel } from './podcast.ts';
import { httpUri, publicUri } from './uri.ts';

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
  const { feed, title, description, site, archive, previous, podcast, partner, changes } = document;
  const root = addressOf(site.url, feedRoot(feed));
  const homeUrl = partner ? site.url : root;
  const publisher = site.title.trim() ? site.title : homeUrl;
  const addresses = (place: Omit<Parameters<typeof documentKeys>[0], 'feed'>): Addresses => {
    const { rss, atom, json } = documentKeys({ ...place, feed });
    return {
      rss: addressOf(site.url, rss),
      atom: addressOf(site.url, atom),
      json: addressOf(site.url, json),
    };
  };
  const subscription = addresses({ form: 'full' });
  return {
    title: title.trim() ? title : publisher,
    description,
    publisher,
    editor: feedEditor(document),
    rights: [partner?.rights, site.rights].find((rights) => rights?.trim()),
    language: languageTag(site.language),
    id: changes ? `${root}changes/` : root,
    homeUrl,
    selfUrls: addresses(document),
    hubs: feedHubs(document),
    icon: publicUri(site.icon, site.url),
    logo: publicUri(site.logo, site.url),
    favicon: publicUri(site.favicon, site.url),
    currentUrls: archive === undefined ? undefined : subscription,
    previousUrls: previous === undefined ? undefined : addresses({ form: 'full', archive: previous }),
    isComplete: archive === undefined && previous === undefined && !changes,
    withdrawn: (changes ?? []).filter(({ event }) => event === 'withdrawn'),
    podcast: podcast && podcastChannel(podcast, subscription.rss, site.url),
    aboutUrl: addressOf(site.url, 'feeds/'),
    schemaUrl: addressOf(site.url, ASSET_KEYS.feedSchema),
  };
}

/** The owner of a podcast, or the author of an author's feed, if the site gives their e-mail address. */
function feedEditor({ feed, site, podcast }: FeedDocument): FeedChannel['editor'] {
  const slug = feed.startsWith('author/') ? feed.slice('author/'.length) : '';
  const author = Object.hasOwn(site.authors, slug) ? site.authors[slug] : undefined;
  const { name, email } = podcast?.owner ?? author ?? {};
  return name?.trim() && isEmail(email) ? { name, email } : undefined;
}

/**
 * The WebSub hubs of a document: absolute addresses in ASCII. An archive has none, because new articles come to the
 * feed itself. A partner's feed has none, because no hub can read it.
 */
export function feedHubs({ feed, archive, site }: Pick<FeedDocument, 'feed' | 'archive' | 'site'>): string[] {
  if (archive !== undefined || feed.startsWith('partner/')) return [];
  return site.hubs.flatMap((hub) => httpUri(hub) ?? []);
}
