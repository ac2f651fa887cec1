import { type GatewayResponse, NO_BODY, ServiceError } from '../gateway/service.ts';
import { matchesWildcard } from '../iam/wildcard.ts';
import type { CorsRuleModel } from '../template/model.ts';
import type { S3Request } from './s3-request.ts';

/** OPTIONS on an object. S3 answers a preflight from the bucket's CORS rules, and refuses it if no rule matches. */
export function preflight(rules: readonly CorsRuleModel[], { headers }: S3Request): GatewayResponse {
  const origin = headers.origin;
  const method = headers['access-control-request-method'];
  if (!origin || !method) {
    throw new ServiceError(400, 'BadRequest', 'Insufficient information. Origin request header needed.');
  }
  const wanted = (headers['access-control-request-headers'] ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const rule = rules.find(
    (one) =>
      one.allowedOrigins.some((pattern) => matchesWildcard(pattern, origin)) &&
      one.allowedMethods.includes(method) &&
      wanted.every((name) =>
        one.allowedHeaders.some((pattern) => matchesWildcard(pattern.toLowerCase(), name)),
      ),
  );
  if (!rule)
    throw new ServiceError(403, 'AccessForbidden', 'CORSResponse: This CORS request is not allowed.');
  return {
    status: 200,
    headers: {
      'access-control-allow-origin': rule.allowedOrigins.includes('*') ? '*' : origin,
      'access-control-allow-methods': rule.allowedMethods.join(', '),
      ...(wanted.length > 0 && { 'access-control-allow-headers': wanted.join(', ') }),
      ...(rule.exposedHeaders.length > 0 && {
        'access-control-expose-headers': rule.exposedHeaders.join(', '),
      }),
      ...(rule.maxAgeSeconds !== undefined && { 'access-control-max-age': String(rule.maxAgeSeconds) }),
      vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
    },
    body: NO_BODY,
  };
}
