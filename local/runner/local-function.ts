import { devNull } from 'node:os';
import { join } from 'node:path';
import type { LogListener } from '../log/log-record.ts';
import type { FunctionModel } from '../template/model.ts';
import { LOCAL_REGION } from '../template/naming.ts';
import { ExecutionEnvironment } from './execution-environment.ts';

export interface LocalFunctionOptions {
  readonly model: FunctionModel;
  /** Folder of the bundle. */
  readonly codeFolder: string;
  /** Also the access key of the function, which tells the gateway its role. */
  readonly roleName: string;
  /** `http://127.0.0.1:4566` */
  readonly awsEndpoint: string;
  /** Variables besides those of the template, e.g. PUBLIC_URL. */
  readonly extraVariables: Readonly<Record<string, string>>;
  readonly onLog: LogListener;
}

/** A Lambda function of the template. It has one execution environment for each concurrent invocation. */
export class LocalFunction {
  readonly model: FunctionModel;
  readonly #options: LocalFunctionOptions;
  readonly #idle: ExecutionEnvironment[] = [];
  readonly #all = new Set<ExecutionEnvironment>();

  constructor(options: LocalFunctionOptions) {
    this.model = options.model;
    this.#options = options;
  }

  /**
   * Invokes the function and waits for its answer.
   *
   * @param event - anything that JSON can say
   * @throws {FunctionError} if the handler throws, times out or dies. The next invocation starts a new environment.
   */
  async invoke(event: unknown): Promise<unknown> {
    const environment = this.#idle.pop() ?? this.#start();
    try {
      return await environment.invoke(event);
    } finally {
      if (environment.isBroken) this.#all.delete(environment);
      else this.#idle.push(environment);
    }
  }

  /** Ends every execution environment, invocations in progress included. */
  async stop(): Promise<void> {
    this.#idle.length = 0;
    await Promise.all([...this.#all].map((environment) => environment.stop()));
    this.#all.clear();
  }

  #start(): ExecutionEnvironment {
    const { model, codeFolder, onLog } = this.#options;
    const [file, handlerName] = splitHandler(model.handler);
    const environment = new ExecutionEnvironment({
      setup: {
        modulePath: join(codeFolder, `${file}.mjs`),
        handlerName,
        functionName: model.name,
        functionArn: model.arn,
        memoryMegabytes: model.memoryMegabytes,
      },
      variables: this.#variables(),
      timeoutMs: model.timeoutSeconds * 1000,
      onLog,
    });
    this.#all.add(environment);
    return environment;
  }

  /** Lambda's own variables (developer guide, defined runtime environment variables), then those of the template. */
  #variables(): Record<string, string> {
    const { model, roleName, awsEndpoint, codeFolder, extraVariables } = this.#options;
    return {
      AWS_ACCESS_KEY_ID: roleName,
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_SESSION_TOKEN: 'local',
      AWS_REGION: LOCAL_REGION,
      AWS_DEFAULT_REGION: LOCAL_REGION,
      AWS_ENDPOINT_URL: awsEndpoint,
      // The function must not see the real AWS account of this machine's owner.
      AWS_CONFIG_FILE: devNull,
      AWS_SHARED_CREDENTIALS_FILE: devNull,
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(model.memoryMegabytes),
      AWS_LAMBDA_FUNCTION_NAME: model.name,
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_LOG_FORMAT: 'JSON',
      AWS_LAMBDA_LOG_GROUP_NAME: model.logGroupName ?? `/aws/lambda/${model.name}`,
      LAMBDA_TASK_ROOT: codeFolder,
      TZ: 'UTC',
      ...model.environment,
      ...extraVariables,
    };
  }
}

/** `index.handler` → `index`, `handler`. */
function splitHandler(handler: string): [file: string, name: string] {
  const dot = handler.lastIndexOf('.');
  return [handler.slice(0, dot), handler.slice(dot + 1)];
}

/** What invokes a function without being asked: an event source mapping or a schedule. */
export interface Trigger {
  /** True while an invocation is in progress. */
  readonly isBusy: boolean;
  start(): void;
  /** Starts no more invocations. Waits for those in progress and for what follows from their answers. */
  stop(): Promise<void>;
  /** Starts no more invocations, not even with what it has collected. */
  abandon(): Promise<void>;
}
