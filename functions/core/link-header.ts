import { ASSET_KEYS, addressOf, FEED_FILES, type FeedId, feedRoot } from './addresses.ts';
import { documentKeys } from './feed/document-keys.ts';
import type { FeedDocument, RenderedFeed } from './feed/feed-document.ts';
import { feedHubs } from './feed/feed-hubs.ts';
import type { PublishedSite } from './site/site.ts';

const TYPES = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
} as const;

const FORMATS = ['rss', 'atom', 'json'] as const;

interface Link {
  readonly rel: 'self' | 'hub' | 'alternate' | 'prev-archive' | 'current' | 'describedby';
  /** Absolute, in ASCII. */
  readonly href: string;
  readonly type?: string;
}

/** S3 keeps 2 KB of metadata with an object, of which this is the largest by far. */
const MAX_LENGTH = 1_500;

/**
 * The Link header of one of a feed's documents (RFC 8288): who it is, its hubs (WebSub section 4 asks for both
 * here), its page, the other formats, and its place in the history (RFC 5005).
 */
export function feedLinkHeader(document: FeedDocument, format: keyof RenderedFeed): string {
  const { feed, form, site, archive, previous } = document;
  const address = (key: string) => addressOf(site.url, key);
  const keys = documentKeys(document);
  const type = TYPES[format];
  return linkHeader([
    { rel: 'self', href: address(keys[format]), type },
    ...feedHubs(document).map((href) => ({ rel: 'hub', href }) as const),
    ...(archive
      ? [{ rel: 'current', href: address(documentKeys({ feed, form })[format]), type } as const]
      : []),
    ...(previous
      ? [
          {
            rel: 'prev-archive',
            href: address(documentKeys({ feed, form, archive: previous })[format]),
            type,
          } as const,
        ]
      : []),
    // JSON Schema 2020-12, core, section 9.5.1.1.
    ...(format === 'json' ? [describedBy(ASSET_KEYS.feedSchema, site)] : []),
    { rel: 'alternate', href: address(feedRoot(feed) + FEED_FILES.page), type: 'text/html' },
    ...FORMATS.filter((other) => other !== format).map(
      (other) => ({ rel: 'alternate', href: address(keys[other]), type: TYPES[other] }) as const,
    ),
  ]);
}

/** The Link to the JSON Schema that a document keeps. */
function describedBy(key: string, site: PublishedSite): Link {
  return { rel: 'describedby', href: addressOf(site.url, key), type: 'application/schema+json' };
}

/** The Link header of a page: the feed it is about, in every format. */
export function pageLinkHeader(feed: FeedId, site: PublishedSite): string {
  const keys = documentKeys({ feed, form: 'full' });
  return linkHeader(
    FORMATS.map((format) => ({
      rel: 'alternate',
      href: addressOf(site.url, keys[format]),
      type: TYPES[format],
    })),
  );
}

/** As many of the links as have room, the first before the others. */
function linkHeader(links: readonly Link[]): string {
  let header = '';
  for (const { rel, href, type } of links) {
    const link = `${header && ', '}<${href}>; rel="${rel}"${type ? `; type="${type}"` : ''}`;
    if (header.length + link.length <= MAX_LENGTH) header += link;
  }
  return header;
}
