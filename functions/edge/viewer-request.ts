import { preflightResponse } from './preflight.ts';
import { routedUri, slashRedirect } from './route.ts';
import type { EdgeRequest, EdgeResponse, ViewerRequestEvent } from './viewer-request-event.ts';

/**
 * What CloudFront runs for every request, before its cache: answers it, or passes it on with the object's key
 * as its URI. Never throws: to a viewer, an error in here is a 503.
 */
export function handler(event: ViewerRequestEvent): EdgeRequest | EdgeResponse {
  const request = event.request;
  if (request.method === 'OPTIONS') return preflightResponse();
  const redirect = slashRedirect(request.uri);
  if (redirect) return redirect;
  request.uri = routedUri(request.uri);
  return request;
}
