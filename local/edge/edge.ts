import { errorFields, type LogListener } from '../log/log-record.ts';
import { asAsked } from './as-asked.ts';
import type { Behavior, Distribution } from './distribution.ts';
import type { EdgeFunction, ViewerRequest, ViewerResponse } from './edge-function.ts';
import { checkRequest, checkResponse, EdgeRuleError } from './function-rules.ts';
import { type EdgeRequest, type EdgeResponse, edgeError } from './messages.ts';
import { withPolicyHeaders } from './response-headers.ts';
import { edgeResponseOf, viewerRequestOf, viewerResponseOf } from './viewer-event.ts';

/** CloudFront's limit for a URL. */
const MAX_URL_BYTES = 8_192;

/** Nothing here comes from a cache: each answer is fresh from the bucket. */
const X_CACHE = 'Miss from local edge (keeps no copies)';

interface Answered {
  readonly response: EdgeResponse;
  /** True if the origin gave it without an error. Only such an answer passes the viewer-response function. */
  readonly isFromOrigin: boolean;
}

/** Answers viewers' requests as the distribution of the template would, except that it keeps no copies. */
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
    const { response, isFromOrigin } = await this.#respond(request, behavior);
    // CloudFront adds the policy's headers before the function runs, so the function sees them.
    const withPolicy = withPolicyHeaders(response, request, behavior.headersPolicy);
    if (!isFromOrigin) return withPolicy;
    const { headers, ...changed } = await this.#passViewerResponse(request, behavior, withPolicy);
    return { ...changed, headers: { 'x-cache': X_CACHE, ...headers } };
  }

  async #respond(request: EdgeRequest, behavior: Behavior): Promise<Answered> {
    if (!behavior.allowedMethods.includes(request.method)) {
      return madeUp(edgeError(403, `The method ${request.method} is not allowed here.`));
    }
    const passed = await this.#passViewerRequest(request, behavior);
    if ('status' in passed) return madeUp(passed);
    return this.#fromOrigin(request, passed, behavior);
  }

  async #passViewerRequest(
    request: EdgeRequest,
    { viewerRequest }: Behavior,
  ): Promise<ViewerRequest | EdgeResponse> {
    const event = viewerRequestOf(request);
    if (!viewerRequest) return event;
    return this.#guarded(async () => {
      const passed = await this.#run(viewerRequest, 'viewer-request', event);
      if ('uri' in passed) {
        checkRequest(passed, event);
        return passed;
      }
      checkResponse(passed);
      const made = edgeResponseOf(passed);
      return {
        ...made,
        headers: { ...made.headers, 'x-cache': 'FunctionGeneratedResponse from local edge' },
      };
    });
  }

  async #passViewerResponse(
    request: EdgeRequest,
    { viewerResponse }: Behavior,
    response: EdgeResponse,
  ): Promise<EdgeResponse> {
    if (!viewerResponse) return response;
    return this.#guarded(async () => {
      const event = viewerResponseOf(response);
      const changed = await this.#run(viewerResponse, 'viewer-response', viewerRequestOf(request), event);
      if (!('statusCode' in changed))
        throw new TypeError('the viewer-response function returned no response');
      checkResponse(changed, event);
      return edgeResponseOf(changed, response);
    });
  }

  #run(edgeFunction: EdgeFunction, eventType: string, request: ViewerRequest, response?: ViewerResponse) {
    const { id, domainName } = this.#distribution.model;
    const context = {
      distributionDomainName: domainName,
      distributionId: id,
      eventType,
      requestId: 'local',
    };
    return edgeFunction.run({ context, request, ...(response && { response }) });
  }

  /** Answers 503 if a function fails, 502 if it does what it may not. */
  async #guarded<T>(run: () => Promise<T>): Promise<T | EdgeResponse> {
    try {
      return await run();
    } catch (error) {
      const message = 'edge function failed';
      this.#onLog({ source: 'edge', level: 'error', message, fields: errorFields(error) });
      return edgeError(error instanceof EdgeRuleError ? 502 : 503, 'The edge function failed.');
    }
  }

  async #fromOrigin(request: EdgeRequest, { uri }: ViewerRequest, behavior: Behavior): Promise<Answered> {
    const isPreflight = request.method === 'OPTIONS';
    const path = uri === '/' ? `/${this.#distribution.model.defaultRootObject}` : uri;
    const fetched = await behavior.origin.fetch(
      isPreflight ? 'OPTIONS' : 'GET',
      path,
      isPreflight ? request.headers : {},
    );
    const isFailure = fetched.status >= 400;
    const answer = isFailure ? await this.#errorPage(fetched) : fetched;
    const response = isPreflight ? answer : asAsked(request, behavior, answer);
    if (!isFailure && response.status < 400) return { response, isFromOrigin: true };
    return madeUp({ ...response, headers: { 'x-cache': X_CACHE, ...response.headers } });
  }

  /** The page that the distribution shows for an error of its origin, if that page exists. */
  async #errorPage(failure: EdgeResponse): Promise<EdgeResponse> {
    const rule = this.#distribution.errorResponseFor(failure.status);
    if (!rule?.responsePagePath) return failure;
    const { origin } = this.#distribution.behaviorFor(rule.responsePagePath);
    const page = await origin.fetch('GET', rule.responsePagePath, {});
    return page.status === 200 ? { ...page, status: rule.responseCode ?? failure.status } : failure;
  }
}

function madeUp(response: EdgeResponse): Answered {
  return { response, isFromOrigin: false };
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
