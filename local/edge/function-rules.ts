import type { EventValues, ViewerRequest, ViewerResponse } from './edge-function.ts';

/**
 * A function did something that it may not do. CloudFront answers 502.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html
 */
export class EdgeRuleError extends Error {
  override readonly name = 'EdgeRuleError';
}

/** Headers that functions neither see nor add. */
const DISALLOWED =
  /^(?:connection|expect|keep-alive|proxy-(?:authenticate|authorization|connection)|trailer|upgrade|x-accel-.*|x-amz-cf-.*|x-amzn-.*|x-cache|x-edge-.*|x-forwarded-proto|x-real-ip)$/;

/** Headers that functions see and leave as they are. */
const READ_ONLY_IN_REQUESTS = ['content-length', 'host', 'transfer-encoding', 'via'];
const READ_ONLY_IN_RESPONSES = ['warning', 'via'];

/** The headers that a function is shown. */
export function shownHeaders(headers: Readonly<Record<string, string>>): EventValues {
  const shown = Object.entries(headers).filter(([name]) => !DISALLOWED.test(name));
  return Object.fromEntries(shown.map(([name, value]) => [name, { value }]));
}

/** @throws {EdgeRuleError} if a function may not change the request `before` into `after` */
export function checkRequest(after: ViewerRequest, before: ViewerRequest): void {
  if (after.method !== before.method) throw new EdgeRuleError('the method of a request is read-only');
  if (!after.uri.startsWith('/'))
    throw new EdgeRuleError(`the URI does not start with a slash: ${after.uri}`);
  checkHeaders(after.headers ?? {}, before.headers, READ_ONLY_IN_REQUESTS);
}

/** @throws {EdgeRuleError} if a function may not change the response `before` into `after`, or not invent `after` */
export function checkResponse(after: ViewerResponse, before?: ViewerResponse): void {
  if (!Number.isInteger(after.statusCode)) throw new EdgeRuleError('the status code is not an integer');
  checkHeaders(after.headers ?? {}, before?.headers ?? {}, READ_ONLY_IN_RESPONSES);
}

function checkHeaders(after: EventValues, before: EventValues, readOnly: readonly string[]): void {
  for (const [name, header] of Object.entries(after)) {
    if (name !== name.toLowerCase()) throw new EdgeRuleError(`a header is not in lower case: ${name}`);
    if (typeof header?.value !== 'string')
      throw new EdgeRuleError(`a header has no text as its value: ${name}`);
    if (DISALLOWED.test(name)) throw new EdgeRuleError(`a header that functions may not add: ${name}`);
  }
  for (const name of readOnly) {
    if (after[name]?.value !== before[name]?.value) {
      throw new EdgeRuleError(`a header that functions may only read: ${name}`);
    }
  }
}
