import type { EventValue, EventValues, ViewerRequest, ViewerResponse } from './edge-function.ts';
import type { EdgeRequest, EdgeResponse } from './messages.ts';

/** The `request` of a viewer-request event. */
export function viewerRequestOf({ method, target, headers }: EdgeRequest): ViewerRequest {
  const mark = target.indexOf('?');
  const { cookie, ...others } = headers;
  return {
    method,
    uri: mark < 0 ? target : target.slice(0, mark),
    querystring: grouped(mark < 0 ? [] : target.slice(mark + 1).split('&'), '='),
    headers: Object.fromEntries(Object.entries(others).map(([name, value]) => [name, { value }])),
    cookies: grouped((cookie ?? '').split(';'), '='),
  };
}

/** What a function gave instead of passing the request on. */
export function edgeResponseOf(response: ViewerResponse): EdgeResponse {
  const { statusCode, headers = {}, body = '' } = response;
  const data = typeof body === 'string' ? body : body.data;
  const encoding = typeof body === 'object' && body.encoding === 'base64' ? 'base64' : 'utf8';
  return {
    status: statusCode,
    headers: {
      ...Object.fromEntries(Object.entries(headers).map(([name, { value }]) => [name.toLowerCase(), value])),
      'x-cache': 'FunctionGeneratedResponse from local edge',
    },
    body: Buffer.from(data, encoding),
  };
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
