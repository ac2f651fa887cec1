import type { LogLevel } from '../log/log-record.ts';

/** What a worker is started with. */
export interface WorkerSetup {
  /** Absolute path of the bundle. */
  readonly modulePath: string;
  /** Name of the exported handler. */
  readonly handlerName: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMegabytes: number;
}

export interface Invocation {
  readonly requestId: string;
  readonly event: unknown;
  /** Milliseconds since the epoch after which the function is stopped. */
  readonly deadline: number;
}

export type WorkerMessage =
  | { readonly kind: 'log'; readonly level: LogLevel; readonly record: Record<string, unknown> }
  /** `value` is JSON text, as Lambda sends it; absent if the handler gave nothing. */
  | { readonly kind: 'result'; readonly requestId: string; readonly value?: string }
  | {
      readonly kind: 'error';
      readonly requestId: string;
      readonly errorType: string;
      readonly errorMessage: string;
      readonly stack?: string;
    };
