import { REFUSAL_CACHE_CONTROL } from '../core/output/cache-lifetimes.ts';
import { preflightResponse } from './cors.ts';
import type { EdgeRequest, EdgeResponse, ViewerRequestEvent } from './edge-event.ts';
import { isCurrentKey, presentedKey } from './key-check.ts';
import { partnerAddress } from './partner-address.ts';

/** `*` does not include `Authorization`: https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name */
const PREFLIGHT_HEADERS = 'authorization, if-none-match, if-modified-since';

/**
 * CloudFront runs this for every request under `/partners/`, before its cache. It passes a request on only with a key
 * of the partner whose document is asked for. Any other answer says nothing, not even whether the partner exists. Never
 * throws: the viewer would get a 503.
 */
export async function handler(event: ViewerRequestEvent): Promise<EdgeRequest | EdgeResponse> {
  const request = event.request;
  const address = partnerAddress(request.uri);
  if (!address) return refusal();
  // Browsers send a preflight without the key. The answer itself says which pages may read it.
  if (request.method === 'OPTIONS') return preflightResponse(PREFLIGHT_HEADERS);
  const key = presentedKey(request, address.partner);
  if (!key || !(await isCurrentKey(key, address.partner))) return refusal();
  request.uri = address.uri;
  // The key has been checked. It goes no further.
  request.querystring = {};
  delete request.headers.authorization;
  return request;
}

function refusal(): EdgeResponse {
  return {
    statusCode: 401,
    statusDescription: 'Unauthorized',
    headers: {
      'cache-control': { value: REFUSAL_CACHE_CONTROL },
      'www-authenticate': { value: 'Basic realm="partners", Bearer realm="partners"' },
    },
  };
}
