import { preflightResponse } from './cors.ts';
import type { EdgeRequest, EdgeResponse, ViewerRequestEvent } from './edge-event.ts';
import { subscribePageFor } from './feed-address.ts';
import { routedUri, slashRedirect } from './route.ts';

/**
 * CloudFront runs this for every request, before its cache. It answers the request, or passes it on with the object's
 * key as its URI. Never throws: the viewer would get a 503.
 */
export function handler(event: ViewerRequestEvent): EdgeRequest | EdgeResponse {
  const request = event.request;
  if (request.method === 'OPTIONS') return preflightResponse('*');
  const redirect = slashRedirect(request.uri);
  if (redirect) return redirect;
  const page = isNavigation(request) ? subscribePageFor(request.uri) : undefined;
  request.uri = page || routedUri(request.uri);
  return request;
}

/**
 * True if somebody opens the address in a browser, which would show XML as source. Browsers say so in Fetch Metadata,
 * https://www.w3.org/TR/fetch-metadata/. Feed readers do not; some of them accept text/html.
 */
function isNavigation(request: EdgeRequest): boolean {
  const destination = request.headers['sec-fetch-dest'];
  return request.method === 'GET' && destination !== undefined && destination.value === 'document';
}
