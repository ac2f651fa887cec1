import { PARTNER_CACHE_CONTROL } from '../core/output/cache-lifetimes.ts';
import { shareWith } from './cors.ts';
import type { EdgeResponse, ViewerResponseEvent } from './edge-event.ts';
import { restoreRepresentation, takeMetadata, varyBy } from './response-headers.ts';

/**
 * CloudFront runs this before it answers with a partner's document from its cache or the origin, unless the status is
 * 400 or above. The object's metadata `origins` names the origins whose pages may read it. Never throws: the viewer
 * would get a 503.
 */
export function handler(event: ViewerResponseEvent): EdgeResponse {
  const headers = event.response.headers;
  const metadata = takeMetadata(headers);
  restoreRepresentation(headers, metadata);
  headers['cache-control'] = { value: PARTNER_CACHE_CONTROL };
  if (metadata.origins) varyBy(headers, 'Origin');
  const origin = event.request.headers.origin;
  if (origin && (metadata.origins || '').split(' ').includes(origin.value)) shareWith(headers, origin.value);
  return event.response;
}
