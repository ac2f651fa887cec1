import { createContext, Script } from 'node:vm';
import { bundleEdgeFunctions } from '../../lib/bundle/edge-function.ts';
import { asScript, runtimeGlobals } from '../../local/edge/runtime-modules.ts';

type Values = Readonly<Record<string, { value: string }>>;

export interface EdgeRequestFixture {
  readonly method?: string;
  readonly uri: string;
  readonly querystring?: Values;
  readonly headers?: Values;
}

export interface EdgeResponseFixture {
  readonly statusCode?: number;
  readonly headers: Values;
}

// biome-ignore lint/suspicious/noExplicitAny: a request or a response; each test knows which it expects.
export type EdgeResult = any;

/** The sources of the functions, as they are deployed. */
export const shipped = await bundleEdgeFunctions();

/** What the viewer-request function makes of a request. */
export function runAtEdge(request: EdgeRequestFixture): EdgeResult {
  return run(shipped.viewerRequest, { context: { eventType: 'viewer-request' }, request: whole(request) });
}

/** What the viewer-response function makes of the response to a request. */
export function answerAtEdge(request: EdgeRequestFixture, response: EdgeResponseFixture): EdgeResult {
  return run(shipped.viewerResponse, {
    context: { eventType: 'viewer-response' },
    request: whole(request),
    response: { statusCode: 200, statusDescription: 'OK', cookies: {}, ...response },
  });
}

function whole(request: EdgeRequestFixture): object {
  return { method: 'GET', querystring: {}, headers: {}, cookies: {}, ...request };
}

/** The partner-request function with `stored` in its key value store: what it makes of each request. */
export function partnerDoor(
  stored: ReadonlyMap<string, string>,
): (request: EdgeRequestFixture) => Promise<EdgeResult> {
  const call = started(shipped.partnerRequest, stored);
  return (request) => call({ context: { eventType: 'viewer-request' }, request: whole(request) });
}

/** What the partner-response function makes of the response to a request. */
export const answerToPartner = (request: EdgeRequestFixture, response: EdgeResponseFixture) =>
  started(shipped.partnerResponse)({
    context: { eventType: 'viewer-response' },
    request: whole(request),
    response: { statusCode: 200, statusDescription: 'OK', cookies: {}, ...response },
  });

/** As {@link run}, for many events, and for a function that needs what the runtime brings along. */
function started(
  source: string,
  stored: ReadonlyMap<string, string> = new Map(),
): (event: object) => Promise<EdgeResult> {
  const context = createContext(runtimeGlobals(stored), { codeGeneration: { strings: false, wasm: false } });
  new Script(`${asScript(source)}\nglobalThis.answer = (event) => handler(JSON.parse(event));`).runInContext(
    context,
  );
  return async (event) => {
    const complete = { version: '1.0', viewer: { ip: '198.51.100.7' }, ...event };
    return JSON.parse(JSON.stringify(await context.answer(JSON.stringify(complete))));
  };
}

/**
 * Runs a function as CloudFront does: its shipped source as a plain script with no module system, no Node
 * global and no code from strings, on an event made of plain values.
 */
function run(source: string, event: object): EdgeResult {
  const context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
  new Script(source).runInContext(context);
  const complete = { version: '1.0', viewer: { ip: '198.51.100.7' }, ...event };
  const call = new Script(`JSON.stringify(handler(${JSON.stringify(complete)}))`);
  return JSON.parse(call.runInContext(context, { timeout: 60_000 }));
}
