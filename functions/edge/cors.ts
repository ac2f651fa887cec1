import { PREFLIGHT_MAX_AGE } from '../core/output/cache-lifetimes.ts';
import type { EdgeHeaders, EdgeResponse } from './edge-event.ts';

/** Pages of any site may read the answers; none needs credentials. */
export const ANY_ORIGIN = '*';

/** What a client needs to poll politely (ETag, Last-Modified) and to find hub and archive (Link). */
const EXPOSED_HEADERS = 'ETag, Last-Modified, Link';

/**
 * Lets pages of `origin` read the response. CloudFront's headers policy does so only for a request that names its
 * origin. But a browser may answer such a request from its cache, with a response to a request that named none.
 */
export function shareWith(headers: EdgeHeaders, origin: string): void {
  headers['access-control-allow-origin'] = { value: origin };
  headers['access-control-expose-headers'] = { value: EXPOSED_HEADERS };
}

/**
 * The answer to a CORS preflight, which a browser sends before a fetch with `If-None-Match`. S3 would refuse it.
 * CloudFront adds the response headers policy only to answers from the cache or the origin, so the headers are repeated
 * here; a test checks that they equal the policy's.
 *
 * @param allowedHeaders the headers that the request itself may have
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
      'access-control-max-age': { value: PREFLIGHT_MAX_AGE },
    },
  };
}
