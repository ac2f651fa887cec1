import { addressOf, FEED_FILES, feedRoot } from '../addresses.ts';
import type { FeedDocument, RenderedFeed } from './feed-document.ts';
import { languageTag } from './feed-entry.ts';

/** What a feed says about itself. */
export interface FeedChannel {
  /** Plain text, never blank. */
  readonly title: string;
  /** Plain text. */
  readonly description: string;
  /** Whose feed it is, where an entry names no author; never blank. */
  readonly publisher: string;
  readonly rights?: string;
  readonly language?: string;
  /** The page that the feed is the feed of. */
  readonly homeUrl: string;
  /** Where each document is served. */
  readonly selfUrls: Readonly<Record<keyof RenderedFeed, string>>;
}

/** The feed-level part of a document. A blank title becomes the site's, and that its address. */
export function feedChannel({ feed, title, description, site }: FeedDocument): FeedChannel {
  const root = feedRoot(feed);
  const homeUrl = addressOf(site.url, root);
  const publisher = site.title.trim() ? site.title : homeUrl;
  return {
    title: title.trim() ? title : publisher,
    description,
    publisher,
    rights: site.rights?.trim() ? site.rights : undefined,
    language: languageTag(site.language),
    homeUrl,
    selfUrls: {
      rss: addressOf(site.url, root + FEED_FILES.rss),
      atom: addressOf(site.url, root + FEED_FILES.atom),
      json: addressOf(site.url, root + FEED_FILES.json),
    },
  };
}
