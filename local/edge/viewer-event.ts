import type { EventValue, EventValues, ViewerRequest, ViewerResponse } from './edge-function.ts';
import { shownHeaders } from './function-rules.ts';
import type { EdgeRequest, EdgeResponse } from './messages.ts';

/** The `request` of an event. */
export function viewerRequestOf({ method, target, headers }: EdgeRequest): ViewerRequest {
  const mark = target.indexOf('?');
  const { cookie, ...others } = headers;
  return {
    method,
    uri: mark < 0 ? target : target.slice(0, mark),
    querystring: grouped(mark < 0 ? [] : target.slice(mark + 1).split('&'), '='),
    headers: shownHeaders(others),
    cookies: grouped((cookie ?? '').split(';'), '='),
  };
}

/** The `response` of a viewer-response event. A function never sees the body. */
export function viewerResponseOf({ status, headers, body }: EdgeResponse): ViewerResponse {
  const all = status === 304 ? headers : { ...headers, 'content-length': String(body.length) };
  return { statusCode: status, headers: shownHeaders(all), cookies: {} };
}

/**
 * The response that a function returned.
 *
 * @param instead the response that it replaces; absent if the function answered the request itself
 */
export function edgeResponseOf(response: ViewerResponse, instead?: EdgeResponse): EdgeResponse {
  const { 'content-length': _, ...headers } = valuesOf(response.headers);
  const body = bodyOf(response) ?? instead?.body ?? Buffer.alloc(0);
  return { status: response.statusCode, headers, body };
}

function bodyOf({ body }: ViewerResponse): Buffer | undefined {
  if (body === undefined || typeof body === 'string') return body === undefined ? body : Buffer.from(body);
  return Buffer.from(body.data, body.encoding === 'base64' ? 'base64' : 'utf8');
}

function valuesOf(headers: EventValues = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, { value }]) => [name, value]));
}

/** `a=1`, `a=2` → `a: { value: '1', multiValue: [1, 2] }`; the values stay percent-encoded. */
function grouped(pairs: readonly string[], separator: string): EventValues {
  const values: Record<string, EventValue> = {};
  for (const pair of pairs.map((one) => one.trim()).filter((one) => one !== '')) {
    const at = pair.indexOf(separator);
    const name = at < 0 ? pair : pair.slice(0, at);
    const value = at < 0 ? '' : pair.slice(at + 1);
    const known = Object.hasOwn(values, name) ? values[name] : undefined;
    const before = known?.multiValue ?? (known ? [{ value: known.value }] : []);
    values[name] = known ? { value: known.value, multiValue: [...before, { value }] } : { value };
  }
  return values;
}
