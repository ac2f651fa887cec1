import type { SiteDocument } from '../../core/ports/site-bucket.ts';

/**
 * Viewers keep a document for five minutes, as its `ttl` says, the edge for one; both may show it a little
 * longer while they fetch the next, and a day if the origin fails (RFC 5861).
 */
const CACHE_CONTROL = 'public, max-age=300, s-maxage=60, stale-while-revalidate=60, stale-if-error=86400';

/**
 * An archive changes only when one of its articles does, which is seldom once the month is over, so that viewers
 * keep it for a day. Not for ever: its address is no digest, and what is withdrawn must go from there too. The
 * edge asks every minute, as it does for everything, and mostly hears 304.
 */
export const ARCHIVE_CACHE_CONTROL =
  'public, max-age=86400, s-maxage=60, stale-while-revalidate=60, stale-if-error=86400';

const CONTENT_TYPES = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
  page: 'text/html; charset=utf-8',
  /** OPML has no registered type; its readers take any XML. */
  xml: 'application/xml; charset=utf-8',
  plainJson: 'application/json; charset=utf-8',
  /** JSON Schema 2020-12, core, section 14. */
  schema: 'application/schema+json; charset=utf-8',
  text: 'text/plain; charset=utf-8',
  script: 'text/javascript; charset=utf-8',
} as const;

/** A text as an object of the site. */
export function siteDocument(
  text: string,
  type: keyof typeof CONTENT_TYPES,
  differences: Partial<Omit<SiteDocument, 'bytes' | 'contentType'>> = {},
): SiteDocument {
  return {
    bytes: new TextEncoder().encode(text),
    contentType: CONTENT_TYPES[type],
    cacheControl: CACHE_CONTROL,
    ...differences,
  };
}
