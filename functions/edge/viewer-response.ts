import { ANY_ORIGIN, shareWith } from './cors.ts';
import type { EdgeResponse, ViewerResponseEvent } from './edge-event.ts';
import { isFeedAddress } from './feed-address.ts';
import { restoreRepresentation, takeMetadata, varyBy } from './response-headers.ts';

/** Headers about the object's bytes. A 301 or 410 does not have them. */
const REPRESENTATION_HEADERS = ['etag', 'last-modified', 'accept-ranges', 'content-range', 'link'];

/**
 * CloudFront runs this before it answers from its cache or the origin, unless the status is 400 or above. The object's
 * metadata says how to answer: `redirect` with the address that it has moved to, `gone` if it has ended, `content-type`
 * with its true media type, `link` with its Link header. Never throws: the viewer would get a 503.
 */
export function handler(event: ViewerResponseEvent): EdgeResponse {
  const response = event.response;
  const headers = response.headers;
  const metadata = takeMetadata(headers);
  shareWith(headers, ANY_ORIGIN);
  // CloudFront caches the two answers under different URIs. A browser's cache knows only the one address.
  if (isFeedAddress(event.request.uri)) varyBy(headers, 'Sec-Fetch-Dest');
  restoreRepresentation(headers, metadata);
  if (metadata.redirect) {
    become(response, 301, 'Moved Permanently');
    headers.location = { value: metadata.redirect };
  } else if (metadata.gone) {
    become(response, 410, 'Gone');
  }
  return response;
}

function become(response: EdgeResponse, statusCode: number, statusDescription: string): void {
  response.statusCode = statusCode;
  response.statusDescription = statusDescription;
  REPRESENTATION_HEADERS.forEach((name) => {
    delete response.headers[name];
  });
}
