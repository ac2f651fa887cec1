import { ASSET_KEYS, addressOf, feedRoot } from '../../output/addresses.ts';
import { type DocumentPart, documentAddresses } from '../../output/document-keys.ts';
import type { FeedId } from '../../output/feed-ids.ts';
import type { PublishedSite } from '../../site/site.ts';
import { feedHubs } from './feed-channel.ts';
import type { FeedDocument, RenderedFeed } from './feed-document.ts';

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

/** In characters. S3 keeps at most 2 KB of metadata with an object, and this is by far the largest part. */
const MAX_LENGTH = 1_500;

/**
 * The Link header of one of a feed's documents (RFC 8288): its own address and its hubs, as WebSub section 4 asks; its
 * page and its other formats; and its history (RFC 5005).
 */
export function feedLinkHeader(document: FeedDocument, format: keyof RenderedFeed): string {
  const { feed, part, site, partner } = document;
  const urls = documentAddresses(site.url, feed, part);
  const others = FORMATS.filter((other) => other !== format && (partner?.formats ?? FORMATS).includes(other));
  const page = addressOf(site.url, feedRoot(feed));
  const links: Link[] = [
    { rel: 'self', href: urls[format], type: TYPES[format] },
    ...feedHubs(document).map((href) => ({ rel: 'hub', href }) as const),
    ...historyOf(document, format),
    // JSON Schema 2020-12, core, section 9.5.1.1.
    ...(format === 'json' ? [describedBy(ASSET_KEYS.feedSchema, site)] : []),
    ...(partner ? [] : [{ rel: 'alternate', href: page, type: 'text/html' } as const]),
    ...others.map((other) => ({ rel: 'alternate', href: urls[other], type: TYPES[other] }) as const),
  ];
  return linkHeader(links, MAX_LENGTH - (partner?.origins.join(' ').length ?? 0));
}

function historyOf({ feed, part, site, previous }: FeedDocument, format: keyof RenderedFeed): Link[] {
  const link = (rel: Link['rel'], to: DocumentPart): Link => ({
    rel,
    href: documentAddresses(site.url, feed, to)[format],
    type: TYPES[format],
  });
  return [
    ...(part.kind === 'archive' ? [link('current', { kind: 'full' })] : []),
    ...(previous ? [link('prev-archive', { kind: 'archive', month: previous })] : []),
  ];
}

/** The link to the JSON Schema that a document follows. */
function describedBy(key: string, site: PublishedSite): Link {
  return { rel: 'describedby', href: addressOf(site.url, key), type: 'application/schema+json' };
}

/** The Link header of a feed's page: the feed in every format. */
export function pageLinkHeader(feed: FeedId, site: PublishedSite): string {
  const urls = documentAddresses(site.url, feed, { kind: 'full' });
  return linkHeader(
    FORMATS.map((format) => ({
      rel: 'alternate',
      href: urls[format],
      type: TYPES[format],
    })),
  );
}

/** The links as a header. Links at the end that do not fit into `maxLength` characters are left out. */
function linkHeader(links: readonly Link[], maxLength = MAX_LENGTH): string {
  let header = '';
  for (const { rel, href, type } of links) {
    const link = `${header && ', '}<${href}>; rel="${rel}"${type ? `; type="${type}"` : ''}`;
    if (header.length + link.length <= maxLength) header += link;
  }
  return header;
}
