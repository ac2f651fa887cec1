import { shareWith } from './cors.ts';
import type { EdgeResponse, ViewerResponseEvent } from './edge-event.ts';
import { restoreRepresentation, takeMetadata, varyBy } from './response-headers.ts';

/**
 * The edge may keep a copy for all who have a key, for the check comes before its cache; nobody behind it may keep
 * one for others.
 */
const CACHE_CONTROL = 'private, max-age=300';

/**
 * What CloudFront runs before it answers with a partner's document from its cache or the origin, unless the origin
 * said 400 or above. The object's metadata `origins` names those whose pages may read it. Never throws: to a viewer,
 * an error in here is a 503.
 */
export function handler(event: ViewerResponseEvent): EdgeResponse {
  const headers = event.response.headers;
  const metadata = takeMetadata(headers);
  restoreRepresentation(headers, metadata);
  headers['cache-control'] = { value: CACHE_CONTROL };
  if (metadata.origins) varyBy(headers, 'Origin');
  const origin = event.request.headers.origin;
  if (origin && (metadata.origins || '').split(' ').includes(origin.value)) shareWith(headers, origin.value);
  return event.response;
}
