import type { SiteDocument } from '../core/ports/site-bucket.ts';

/** How S3 is told what a document is; the function at the edge makes the viewer's headers of it again. */
export interface ObjectHeaders {
  readonly ContentType: string;
  readonly CacheControl: string;
  /** Of at most 2 KB, in ASCII. */
  readonly Metadata: Record<string, string>;
}

/**
 * CloudFront compresses by a list of media types on which neither `application/atom+xml` nor
 * `application/feed+json` is. So a document is stored as what its suffix says it is (RFC 6839), which is on the
 * list, and its true type goes with it as metadata.
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
