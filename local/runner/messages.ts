import type { LogLevel } from '../log/log-record.ts';

/** What a worker gets when it starts. */
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
  /** When the function is stopped, in milliseconds since the epoch. */
  readonly deadline: number;
}

export type WorkerMessage =
  | { readonly kind: 'log'; readonly level: LogLevel; readonly record: Record<string, unknown> }
  /** `value` is JSON text, as Lambda sends it. It is absent if the handler returned nothing. */
  | { readonly kind: 'result'; readonly requestId: string; readonly value?: string }
  | {
      readonly kind: 'error';
      readonly requestId: string;
      readonly errorType: string;
      readonly errorMessage: string;
      readonly stack?: string;
    };
