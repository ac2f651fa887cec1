import type { SiteDocument } from '../core/ports/site-bucket.ts';

/** What S3 stores with a document. The function at the edge makes the viewer's headers of it. */
export interface ObjectHeaders {
  readonly ContentType: string;
  readonly CacheControl: string;
  /** At most 2 KB, in ASCII. */
  readonly Metadata: Record<string, string>;
}

/**
 * CloudFront compresses only the media types on its list. `application/atom+xml` and `application/feed+json` are not
 * on it. So a document is stored under the type that its suffix names (RFC 6839), which is on the list, and its true
 * type is stored as metadata.
 */
export function headersOf(document: SiteDocument): ObjectHeaders {
  const { contentType, cacheControl, previous, redirect, gone, link, origins } = document;
  const storedType = contentType.replace(/^application\/[^;]+\+(xml|json)(?=;|$)/, 'application/$1');
  return {
    ContentType: storedType,
    CacheControl: cacheControl,
    Metadata: {
      ...(storedType !== contentType && { 'content-type': contentType }),
      ...(previous && { previous }),
      ...(redirect && { redirect }),
      ...(gone && { gone: 'true' }),
      ...(link && { link }),
      ...(origins && { origins }),
    },
  };
}
