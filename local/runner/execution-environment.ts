import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { LogListener } from '../log/log-record.ts';
import type { WorkerMessage, WorkerSetup } from './messages.ts';

/** An invocation failed: the handler threw an error, it timed out, or its process ended. */
export class FunctionError extends Error {
  override readonly name = 'FunctionError';
  /** The name of the error thrown, `Sandbox.Timedout` or `Runtime.ExitError`. */
  readonly errorType: string;

  constructor(errorType: string, message: string, stack?: string) {
    super(message);
    this.errorType = errorType;
    if (stack) this.stack = stack;
  }
}

export interface EnvironmentOptions {
  readonly setup: WorkerSetup;
  /** The whole environment of the worker. It sees no variable of this process. */
  readonly variables: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly onLog: LogListener;
}

/** One Lambda execution environment: a worker thread that serves one invocation at a time until it breaks. */
export class ExecutionEnvironment {
  readonly #options: EnvironmentOptions;
  readonly #worker: Worker;
  #isBroken = false;

  constructor(options: EnvironmentOptions) {
    this.#options = options;
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: options.setup,
      env: { ...options.variables },
      execArgv: ['--enable-source-maps'],
      resourceLimits: { maxOldGenerationSizeMb: options.setup.memoryMegabytes },
    });
    this.#worker.on('error', () => {
      this.#isBroken = true;
    });
    this.#worker.on('message', (message: WorkerMessage) => this.#report(message));
    // Idle environments do not keep the process alive; an invocation in progress does.
    this.#worker.unref();
  }

  /** True if it must not be used again. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** @throws {FunctionError} */
  async invoke(event: unknown): Promise<unknown> {
    const { timeoutMs } = this.#options;
    const requestId = randomUUID();
    this.#worker.ref();
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const timer = setTimeout(
      () =>
        this.#break(
          reject,
          'Sandbox.Timedout',
          `Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`,
        ),
      timeoutMs,
    );
    const onMessage = (message: WorkerMessage): void => {
      if (message.kind === 'result')
        resolve(message.value === undefined ? undefined : JSON.parse(message.value));
      if (message.kind === 'error') {
        reject(new FunctionError(message.errorType, message.errorMessage, message.stack));
      }
    };
    const onError = (error: Error): void => this.#break(reject, 'Runtime.ExitError', error.message);
    const onExit = (): void => this.#break(reject, 'Runtime.ExitError', 'the process of the function ended');
    this.#worker.on('message', onMessage).once('error', onError).once('exit', onExit);
    this.#worker.postMessage({ requestId, event, deadline: Date.now() + timeoutMs });
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      this.#worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      this.#worker.unref();
    }
  }

  async stop(): Promise<void> {
    this.#isBroken = true;
    await this.#worker.terminate();
  }

  #break(reject: (error: FunctionError) => void, errorType: string, message: string): void {
    reject(new FunctionError(errorType, message));
    this.#isBroken = true;
    this.#worker.terminate().catch(() => undefined);
  }

  #report(message: WorkerMessage): void {
    if (message.kind !== 'log') return;
    // The level comes from the method of `console`. A level in the record is only a copy.
    const { message: text = '', level: _, ...fields } = message.record;
    this.#options.onLog({
      source: this.#options.setup.functionName,
      level: message.level,
      message: typeof text === 'string' ? text : JSON.stringify(text),
      fields,
    });
  }
}
