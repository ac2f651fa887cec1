import { createContext, Script } from 'node:vm';
import type { LogListener } from '../log/log-record.ts';
import { asScript, type ReadableStore, runtimeGlobals } from './runtime-modules.ts';

/** Header, query or cookie values in the event of a CloudFront function (event structure, version 1.0). */
export interface EventValue {
  readonly value: string;
  readonly multiValue?: readonly { readonly value: string }[];
}

export type EventValues = Readonly<Record<string, EventValue>>;

export interface ViewerRequest {
  readonly method: string;
  readonly uri: string;
  readonly querystring: EventValues;
  readonly headers: EventValues;
  readonly cookies: EventValues;
}

export interface ViewerResponse {
  readonly statusCode: number;
  readonly statusDescription?: string;
  readonly headers?: EventValues;
  readonly cookies?: EventValues;
  /** Never in an event. If it is absent from a result, the body stays as it was. */
  readonly body?: string | { readonly encoding?: 'text' | 'base64'; readonly data: string };
}

/** The argument of a function. Only a viewer-response function gets a `response`. */
export interface FunctionEvent {
  readonly context: object;
  readonly request: ViewerRequest;
  readonly response?: ViewerResponse;
}

/**
 * CloudFront allows a function about a millisecond of CPU. This limit only ends endless loops. It counts time by the
 * clock, and a busy machine may let the thread wait for a second.
 */
const TIMEOUT_MS = 3_000;

/**
 * A function at the edge, run as shipped. It is a bare script without `eval`. It sees nothing but `console` and
 * {@link runtimeGlobals}, and gets a new global object each time, because CloudFront keeps no memory between requests.
 */
export class EdgeFunction {
  readonly #script: Script;
  readonly #globals: Record<string, unknown>;

  /**
   * @param store the key value store that the function may read, if any
   * @throws {SyntaxError} if the code is not a script
   */
  constructor(code: string, onLog: LogListener, store?: ReadableStore) {
    this.#script = new Script(asScript(code));
    const log = (...args: unknown[]): void =>
      onLog({ source: 'edge', level: 'info', message: args.map(String).join(' '), fields: {} });
    const console = { log, error: log, warn: log, info: log };
    this.#globals = { console, ...runtimeGlobals(store) };
  }

  /** @throws what the function throws, or an error if it does not end in time */
  async run(event: FunctionEvent): Promise<ViewerRequest | ViewerResponse> {
    const realm = createContext({ ...this.#globals }, { codeGeneration: { strings: false, wasm: false } });
    this.#script.runInContext(realm, { timeout: TIMEOUT_MS });
    const whole = JSON.stringify({ version: '1.0', viewer: { ip: '127.0.0.1' }, ...event });
    const answer: unknown = await new Script(`handler(${whole})`).runInContext(realm, {
      timeout: TIMEOUT_MS,
    });
    // Only what JSON can say leaves the other realm.
    const plain = JSON.parse(JSON.stringify(answer ?? null)) as ViewerRequest | ViewerResponse | null;
    if (plain && ('statusCode' in plain || 'uri' in plain)) return plain;
    throw new TypeError('the edge function returned neither a request nor a response');
  }
}
