import { evaluateConditions } from '../http/conditional.ts';
import { readRange } from '../http/range.ts';
import { errorFields, type LogListener } from '../log-record.ts';
import { compress, encodedHeaders, encodingFor, isCompressible } from './compression.ts';
import type { Behavior, Distribution } from './distribution.ts';
import type { ViewerRequest } from './edge-function.ts';
import { type EdgeRequest, type EdgeResponse, edgeError } from './messages.ts';
import { withPolicyHeaders } from './response-headers.ts';
import { edgeResponseOf, viewerRequestOf } from './viewer-event.ts';

/** CloudFront's limit for a URL. */
const MAX_URL_BYTES = 8_192;

/** Says that nothing here is ever served from a cache: each answer is fresh from the bucket. */
const X_CACHE = 'Miss from local edge (keeps no copies)';

/** Answers viewers' requests as CloudFront does by the template, except that it keeps no copies. */
export class Edge {
  readonly #distribution: Distribution;
  readonly #onLog: LogListener;

  constructor(distribution: Distribution, onLog: LogListener) {
    this.#distribution = distribution;
    this.#onLog = onLog;
  }

  async answer(request: EdgeRequest): Promise<EdgeResponse> {
    const fault = malformation(request.target);
    if (fault) return edgeError(400, `Bad request: ${fault}`);
    const behavior = this.#distribution.behaviorFor(request.target.split('?', 1)[0] as string);
    return withPolicyHeaders(await this.#respond(request, behavior), request, behavior.headersPolicy);
  }

  async #respond(request: EdgeRequest, behavior: Behavior): Promise<EdgeResponse> {
    if (!behavior.allowedMethods.includes(request.method)) {
      return edgeError(403, `The method ${request.method} is not allowed here.`);
    }
    let viewerRequest: ViewerRequest;
    try {
      const passed = await this.#passFunction(request, behavior);
      if ('statusCode' in passed) return edgeResponseOf(passed);
      viewerRequest = passed;
    } catch (error) {
      this.#onLog({
        source: 'edge',
        level: 'error',
        message: 'edge function failed',
        fields: errorFields(error),
      });
      return edgeError(503, 'The edge function failed.');
    }
    return this.#fromOrigin(request, viewerRequest, behavior);
  }

  async #passFunction(request: EdgeRequest, { viewerRequest }: Behavior) {
    const event = viewerRequestOf(request);
    const { id, domainName } = this.#distribution.model;
    const context = {
      distributionDomainName: domainName,
      distributionId: id,
      eventType: 'viewer-request',
      requestId: 'local',
    };
    return viewerRequest ? await viewerRequest.run(event, context) : event;
  }

  async #fromOrigin(request: EdgeRequest, { uri }: ViewerRequest, behavior: Behavior): Promise<EdgeResponse> {
    const isPreflight = request.method === 'OPTIONS';
    const path = uri === '/' ? `/${this.#distribution.model.defaultRootObject}` : uri;
    const fetched = await behavior.origin.fetch(
      isPreflight ? 'OPTIONS' : 'GET',
      path,
      isPreflight ? request.headers : {},
    );
    const answer = fetched.status >= 400 ? await this.#errorPage(fetched) : fetched;
    const response = { ...answer, headers: { ...answer.headers, 'x-cache': X_CACHE } };
    if (isPreflight) return response;
    return asAsked(request, behavior, response);
  }

  /** The page the distribution shows for an error of its origin, if that page exists. */
  async #errorPage(failure: EdgeResponse): Promise<EdgeResponse> {
    const rule = this.#distribution.errorResponseFor(failure.status);
    if (!rule?.responsePagePath) return failure;
    const { origin } = this.#distribution.behaviorFor(rule.responsePagePath);
    const page = await origin.fetch('GET', rule.responsePagePath, {});
    return page.status === 200 ? { ...page, status: rule.responseCode ?? failure.status } : failure;
  }
}

/** Conditions, compression and range, in this order (RFC 9110 section 13.2.2: a range comes last). */
function asAsked(request: EdgeRequest, behavior: Behavior, response: EdgeResponse): EdgeResponse {
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

/** A range of something that has changed since would not fit: then the whole is sent (RFC 9110 section 13.1.5). */
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

function malformation(target: string): string | undefined {
  if (!target.startsWith('/')) return 'the address has no path';
  if (Buffer.byteLength(target) > MAX_URL_BYTES) return `the address is longer than ${MAX_URL_BYTES} bytes`;
  try {
    decodeURIComponent(target.split('?', 1)[0] as string);
  } catch {
    return 'the address is not percent-encoded UTF-8';
  }
  return undefined;
}
