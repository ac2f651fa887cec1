import { matchesWildcard } from '../iam/wildcard.ts';
import type { CorsPolicyModel, ResponseHeadersPolicyModel } from '../template/model.ts';
import type { EdgeRequest, EdgeResponse } from './messages.ts';

/** Applies a response headers policy. CloudFront applies it to every response of a behaviour, errors included. */
export function withPolicyHeaders(
  response: EdgeResponse,
  request: EdgeRequest,
  policy: ResponseHeadersPolicyModel | undefined,
): EdgeResponse {
  if (!policy) return response;
  const headers: Record<string, string> = { ...response.headers };
  for (const name of policy.removedHeaders) delete headers[name];
  if (policy.cors) addCors(headers, request, policy.cors);
  for (const { name, value, override } of policy.headers) {
    if (override || !(name in headers)) headers[name] = value;
  }
  return { ...response, headers };
}

/** Requests with an Origin get CORS headers. Only the answer to a preflight says which requests are allowed. */
function addCors(headers: Record<string, string>, request: EdgeRequest, cors: CorsPolicyModel): void {
  const { origin } = request.headers;
  if (origin === undefined) return;
  if (!cors.override && 'access-control-allow-origin' in headers) return;
  const allowed = cors.allowOrigins.find((pattern) => pattern === '*' || matchesOrigin(pattern, origin));
  if (allowed === undefined) return;
  const isForAll = allowed === '*' && !cors.allowCredentials;
  headers['access-control-allow-origin'] = isForAll ? '*' : origin;
  if (!isForAll) headers.vary = headers.vary ? `${headers.vary}, Origin` : 'Origin';
  if (cors.allowCredentials) headers['access-control-allow-credentials'] = 'true';
  if (cors.exposeHeaders.length > 0) {
    headers['access-control-expose-headers'] = cors.exposeHeaders.join(', ');
  }
  if (request.method !== 'OPTIONS' || !('access-control-request-method' in request.headers)) return;
  headers['access-control-allow-methods'] = methodsOf(cors).join(', ');
  if (cors.allowHeaders.length > 0) headers['access-control-allow-headers'] = cors.allowHeaders.join(', ');
  if (cors.maxAgeSeconds !== undefined) headers['access-control-max-age'] = String(cors.maxAgeSeconds);
}

/** Policies name hosts, with or without a scheme: `https://*.example.org`, `example.org`. */
function matchesOrigin(pattern: string, origin: string): boolean {
  const host = origin.replace(/^https?:\/\//, '');
  return matchesWildcard(pattern, pattern.includes('://') ? origin : host);
}

function methodsOf({ allowMethods }: CorsPolicyModel): readonly string[] {
  return allowMethods.includes('ALL')
    ? ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']
    : allowMethods;
}
