import type { EdgeHeaders } from './edge-event.ts';

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
