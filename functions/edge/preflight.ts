import { PREFLIGHT_MAX_AGE } from '../core/output/cache-lifetimes.ts';
import { ANY_ORIGIN } from './cors.ts';
import type { EdgeResponse } from './edge-event.ts';

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
      'access-control-max-age': { value: PREFLIGHT_MAX_AGE },
    },
  };
}
