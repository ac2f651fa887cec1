import { preflightResponse } from './cors.ts';
import type { EdgeRequest, EdgeResponse, ViewerRequestEvent } from './edge-event.ts';
import { isCurrentKey, presentedKey } from './key-check.ts';
import { partnerAddress } from './partner-address.ts';

/** `*` does not stand for `Authorization`: https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name */
const PREFLIGHT_HEADERS = 'authorization, if-none-match, if-modified-since';

/**
 * What CloudFront runs for every request under `/partners/`, before its cache: passes on who has a key of the
 * partner whose document is asked for. Everybody else is told nothing, not even whether there is such a partner.
 * Never throws: to a viewer, an error in here is a 503.
 */
export async function handler(event: ViewerRequestEvent): Promise<EdgeRequest | EdgeResponse> {
  const request = event.request;
  const address = partnerAddress(request.uri);
  if (!address) return refusal();
  // Browsers ask without the key. Which pages may read the answer is said with the answer.
  if (request.method === 'OPTIONS') return preflightResponse(PREFLIGHT_HEADERS);
  const key = presentedKey(request, address.partner);
  if (!key || !(await isCurrentKey(key, address.partner))) return refusal();
  request.uri = address.uri;
  // The key has done its work: it goes no further.
  request.querystring = {};
  delete request.headers.authorization;
  return request;
}

function refusal(): EdgeResponse {
  return {
    statusCode: 401,
    statusDescription: 'Unauthorized',
    headers: {
      'cache-control': { value: 'no-store' },
      'www-authenticate': { value: 'Basic realm="partners", Bearer realm="partners"' },
    },
  };
}
