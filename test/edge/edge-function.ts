import { createContext, Script } from 'node:vm';
import { bundleEdgeFunction } from '../../lib/bundle/edge-function.ts';

export interface EdgeRequestFixture {
  readonly method?: string;
  readonly uri: string;
  readonly querystring?: Record<string, { value: string }>;
}

// biome-ignore lint/suspicious/noExplicitAny: a request or a response; each test knows which it expects.
export type EdgeResult = any;

export const shippedSource = await bundleEdgeFunction();

/**
 * Runs the function as CloudFront does: its shipped source as a plain script with no module system, no Node
 * global and no code from strings, on an event made of plain values.
 */
export function runAtEdge(request: EdgeRequestFixture): EdgeResult {
  const context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
  new Script(shippedSource).runInContext(context);
  const event = {
    version: '1.0',
    context: { eventType: 'viewer-request' },
    viewer: { ip: '198.51.100.7' },
    request: { method: 'GET', querystring: {}, headers: {}, cookies: {}, ...request },
  };
  const call = new Script(`JSON.stringify(handler(${JSON.stringify(event)}))`);
  return JSON.parse(call.runInContext(context, { timeout: 1000 }));
}
