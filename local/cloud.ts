import type { FaultHook } from './gateway/fault.ts';
import type { RequestCounter } from './gateway/request-counter.ts';
import type { LogListener } from './log/log-record.ts';
import type { Template } from './template/assembly.ts';
import type { CloudModel } from './template/model.ts';

export interface LocalCloudOptions {
  /** Where everything is kept: made if absent, used by one local cloud at a time. */
  readonly dataDir: string;
  /** Port of the site; 0 for any free one. */
  readonly sitePort: number;
  /** Port that speaks S3, SQS and DynamoDB; 0 for any free one. */
  readonly awsPort: number;
  /**
   * A folder that is uploaded and watched.
   *
   * @default - none
   */
  readonly contentDir?: string;
  /**
   * Seconds that batches are collected, instead of the template's windows; at most so long queues hold messages back,
   * which have a delay of their own. Fractions are fine.
   *
   * @default - as in the template
   */
  readonly windowSeconds?: number;
  /**
   * The address that everything published uses.
   *
   * @default - the address of the local site
   */
  readonly publicUrl?: string;
  /**
   * Servers on this machine that the functions may reach in place of a host of the internet, in plain HTTP:
   * `hooks.partner.example=127.0.0.1:9000`.
   *
   * @default - none
   */
  readonly pushTo?: readonly string[];
  /**
   * A synthesized cloud assembly (`cdk.out`).
   *
   * @default - synthesized from `bin/app.ts`, again only if its sources have changed
   */
  readonly assemblyDir?: string;
  /**
   * Name of the stack in the assembly.
   *
   * @default Broadsheet
   */
  readonly stackName?: string;
  /**
   * Changes the template before it is read, to see what a fault in it does.
   *
   * @default - as it is
   */
  readonly transformTemplate?: (template: Template) => Template;
  /** Told about every record of the functions and of the local cloud itself. */
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
  /** Lets requests go wrong; undefined makes all well again. */
  setFault(hook: FaultHook | undefined): void;
  /** Invokes a function by the beginning of its logical id, as a schedule would. */
  invoke(logicalIdPrefix: string, event: unknown): Promise<unknown>;
  /** Ends all copies of a function at once, in the middle of their work; its next invocation starts anew. */
  crash(logicalIdPrefix: string): Promise<void>;
  /** The bodies of all messages in a queue, visible or not, by its address. */
  messagesIn(queueUrl: string): string[];
  /**
   * Resolves once all content is uploaded, every queue with a consumer is empty, but for what is to be delivered at a
   * later time, and no function runs.
   */
  whenIdle(): Promise<void>;
  /** Finishes what is in progress, then closes everything. */
  stop(): Promise<void>;
  /** Ends at once, invocations in the middle of their work included, as a power cut would. */
  kill(): Promise<void>;
}
