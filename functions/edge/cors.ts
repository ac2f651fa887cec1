import type { EdgeHeaders, EdgeResponse } from './edge-event.ts';

/** Any site may read what is here; nothing asks for credentials. */
export const ANY_ORIGIN = '*';

/** What a client needs to poll politely (ETag, Last-Modified) and to find the hub and the archive (Link). */
const EXPOSED_HEADERS = 'ETag, Last-Modified, Link';

/**
 * Lets pages of `origin` read the response. CloudFront's headers policy does so only in answer to a request that
 * names its origin; but a browser may answer such a request from its own cache, with the response that a click has
 * brought there.
 */
export function shareWith(headers: EdgeHeaders, origin: string): void {
  headers['access-control-allow-origin'] = { value: origin };
  headers['access-control-expose-headers'] = { value: EXPOSED_HEADERS };
}

/**
 * The answer to a CORS preflight, which a browser sends before a fetch with `If-None-Match`. S3 would refuse
 * it, and CloudFront adds a response headers policy only to what comes from the cache or the origin, so the
 * headers are repeated here; a test holds them equal to the policy's.
 *
 * @param allowedHeaders of the request that would follow
 */
export function preflightResponse(allowedHeaders: string): EdgeResponse {
  return {
    statusCode: 204,
    statusDescription: 'No Content',
    headers: {
      allow: { value: 'GET, HEAD, OPTIONS' },
      'access-control-allow-origin': { value: ANY_ORIGIN },
      'access-control-allow-methods': { value: 'GET, HEAD, OPTIONS' },
      'access-control-allow-headers': { value: allowedHeaders },
      'access-control-max-age': { value: '86400' },
    },
  };
}
