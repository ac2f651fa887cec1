import { ANY_ORIGIN, shareWith } from './cors.ts';
import type { EdgeResponse, ViewerResponseEvent } from './edge-event.ts';
import { isFeedAddress } from './feed-address.ts';
import { restoreRepresentation, takeMetadata, varyBy } from './response-headers.ts';

/** Headers that speak of the object's bytes, which a redirect or a farewell is not about. */
const REPRESENTATION_HEADERS = ['etag', 'last-modified', 'accept-ranges', 'content-range', 'link'];

/**
 * What CloudFront runs before it answers from its cache or the origin, unless the origin said 400 or above: the
 * object's metadata says what becomes of it. `redirect`: it has moved to that address; `gone`: it is no more;
 * `content-type`: its true media type; `link`: its Link header. Never throws: to a viewer, an error in here is a
 * 503.
 */
export function handler(event: ViewerResponseEvent): EdgeResponse {
  const response = event.response;
  const headers = response.headers;
  const metadata = takeMetadata(headers);
  shareWith(headers, ANY_ORIGIN);
  // CloudFront keeps the two answers apart by their URIs; a browser's own cache knows only the address.
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
