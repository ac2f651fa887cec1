import { evaluateConditions } from '../http/conditional.ts';
import { readRange } from '../http/range.ts';
import { compress, encodedHeaders, encodingFor, isCompressible } from './compression.ts';
import type { Behavior } from './distribution.ts';
import { type EdgeRequest, type EdgeResponse, edgeError } from './messages.ts';

/** Applies conditions, compression and range to a response, in this order (RFC 9110 section 13.2.2). */
export function asAsked(request: EdgeRequest, behavior: Behavior, response: EdgeResponse): EdgeResponse {
  const varies = behavior.compresses && isCompressible(response);
  const encoding = varies ? encodingFor(request, behavior.cachePolicy) : undefined;
  const varied = varies ? { ...response.headers, vary: 'Accept-Encoding' } : response.headers;
  const headers = encoding ? encodedHeaders(varied, encoding) : varied;
  if (response.status === 200) {
    const outcome = evaluateConditions(request.headers, validatorsOf(headers));
    if (outcome === 'not-modified') return { status: 304, headers, body: Buffer.alloc(0) };
    if (outcome === 'failed') return edgeError(412, 'A condition of the request does not hold.');
  }
  if (encoding) return { ...response, headers, body: compress(response.body, encoding) };
  return partOf(request, { ...response, headers });
}

function partOf(request: EdgeRequest, response: EdgeResponse): EdgeResponse {
  const { body, headers, status } = response;
  const isWanted = status === 200 && request.method === 'GET' && ifRangeHolds(request, headers);
  const range = isWanted ? readRange(request.headers.range, body.length) : undefined;
  if (!range) return response;
  if (range === 'unsatisfiable') {
    const answer = edgeError(416, 'The requested range is not satisfiable.');
    return { ...answer, headers: { ...answer.headers, 'content-range': `bytes */${body.length}` } };
  }
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${range.first}-${range.last}/${body.length}` },
    body: body.subarray(range.first, range.last + 1),
  };
}

/** If the object has changed, a part of it would not fit, and the whole is sent (RFC 9110 section 13.1.5). */
function ifRangeHolds(request: EdgeRequest, headers: EdgeResponse['headers']): boolean {
  const ifRange = request.headers['if-range'];
  return ifRange === undefined || ifRange === headers.etag || ifRange === headers['last-modified'];
}

function validatorsOf(headers: EdgeResponse['headers']) {
  const lastModified = headers['last-modified'];
  return {
    ...(headers.etag === undefined ? {} : { etag: headers.etag }),
    ...(lastModified === undefined ? {} : { lastModified: new Date(lastModified) }),
  };
}
