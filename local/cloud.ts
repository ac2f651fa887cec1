import type { FaultHook } from './gateway/fault.ts';
import type { RequestCounter } from './gateway/request-counter.ts';
import type { LogListener } from './log/log-record.ts';
import type { Template } from './template/assembly.ts';
import type { CloudModel } from './template/model.ts';

export interface LocalCloudOptions {
  /** The folder that keeps everything. It is made if absent. Only one local cloud at a time may use it. */
  readonly dataDir: string;
  /** Port of the site; 0 for any free one. */
  readonly sitePort: number;
  /** Port for S3, SQS and DynamoDB; 0 for any free one. */
  readonly awsPort: number;
  /**
   * A folder that is uploaded and watched.
   *
   * @default - none
   */
  readonly contentDir?: string;
  /**
   * The batching window of every event source mapping, in seconds. Fractions are fine. A queue with a delay holds its
   * messages back no longer than this.
   *
   * @default - the windows and delays of the template
   */
  readonly windowSeconds?: number;
  /**
   * The address of the site in everything that is published.
   *
   * @default - the address of the local site
   */
  readonly publicUrl?: string;
  /**
   * Servers on this machine that stand for hosts of the internet: `hooks.partner.example=127.0.0.1:9000`. The functions
   * reach them in plain HTTP.
   *
   * @default - none
   */
  readonly pushTo?: readonly string[];
  /**
   * A synthesized cloud assembly (`cdk.out`).
   *
   * @default - synthesized from `bin/app.ts`, if its sources have changed since the last time
   */
  readonly assemblyDir?: string;
  /**
   * Name of the stack in the assembly.
   *
   * @default Broadsheet
   */
  readonly stackName?: string;
  /**
   * Changes the template before it is read. Tests use it to see what a fault in the template does.
   *
   * @default - the template as it is
   */
  readonly transformTemplate?: (template: Template) => Template;
  /** Gets every log record of the functions and of the local cloud itself. */
  readonly onLog?: LogListener;
}

/** A running local cloud. */
export interface LocalCloud {
  /** `http://127.0.0.1:8080`, without a final slash. */
  readonly siteUrl: string;
  /** `http://127.0.0.1:4566`, for `--endpoint-url` and AWS_ENDPOINT_URL. */
  readonly awsEndpoint: string;
  /** Stack outputs, resolved: `UploadsBucket`, `JobsQueueUrl`. */
  readonly outputs: Readonly<Record<string, string>>;
  /** `Ref` of every resource, by logical id. */
  readonly physicalIds: Readonly<Record<string, string>>;
  /** What the template asks for. */
  readonly model: CloudModel;
  /** Every request that reached the gateway, by service, action and role. */
  readonly requests: RequestCounter;
  /** Makes requests go wrong. Undefined ends that. */
  setFault(hook: FaultHook | undefined): void;
  /** Invokes a function as a schedule would. A function is named by the beginning of its logical id. */
  invoke(logicalIdPrefix: string, event: unknown): Promise<unknown>;
  /** Ends all copies of a function at once, in the middle of their work. The next invocation starts a new one. */
  crash(logicalIdPrefix: string): Promise<void>;
  /** The bodies of all messages in a queue, visible or not. */
  messagesIn(queueUrl: string): string[];
  /**
   * Resolves when all content is uploaded, every queue with a consumer is empty and no function runs. Messages that are
   * delayed do not count.
   */
  whenIdle(): Promise<void>;
  /** Waits for what is in progress, then closes everything. */
  stop(): Promise<void>;
  /** Ends everything at once, as a power cut would: invocations end in the middle of their work. */
  kill(): Promise<void>;
}
