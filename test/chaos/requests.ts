import type { SQSClient } from '@aws-sdk/client-sqs';
import { SqsQueue } from '../../functions/aws/sqs-queue.ts';
import { intakeMessages } from '../../functions/core/messages/intake-message.ts';
import { jobMessages } from '../../functions/core/messages/job-message.ts';
import type { Ports } from '../support/explorer/operation.ts';

/** One request of a function to S3, DynamoDB or SQS. */
export interface Request {
  /** `site.put rss.xml` */
  readonly name: string;
  /** `site.put` */
  readonly operation: string;
  /** A write to S3 under a condition: S3 may refuse it although the condition holds. */
  readonly isRefusable: boolean;
  /** Takes effect whole, at once. */
  perform(): Promise<unknown>;
}

type Method = (...args: readonly unknown[]) => Promise<unknown>;

/** Methods of the two buckets that answer false when their condition does not hold. */
const REFUSABLE = /^(?:site\.(?:put|delete)|uploads\.write\w*)$/;

/** Ports of which every request goes to `send` first; it decides when, and whether, it is performed. */
export function portsThrough(ports: Ports, send: (request: Request) => Promise<unknown>): Ports {
  const through = (name: string, port: object) =>
    new Proxy(port, {
      get(target, property) {
        const method = Reflect.get(target, property) as Method | undefined;
        if (typeof property !== 'string' || typeof method !== 'function') return method;
        const operation = `${name}.${property}`;
        return (...args: readonly unknown[]) =>
          send({
            name: `${operation} ${describe(args)}`,
            operation,
            isRefusable: REFUSABLE.test(operation),
            perform: () => method.apply(target, [...args]),
          });
      },
    });
  const entries = Object.entries(ports).map(([name, port]) => {
    const isPort = typeof port === 'object' && name !== 'address' && name !== 'jobs' && name !== 'intake';
    return [name, isPort ? through(name, port) : port];
  });
  return Object.fromEntries(entries) as Ports;
}

/** Its address too. */
export type QueueName = 'jobs' | 'intake';
interface SendBatch {
  readonly QueueUrl: QueueName;
  readonly Entries: readonly { readonly MessageBody: string; readonly DelaySeconds?: number }[];
}

/** The real queue adapters; each batch of at most ten messages is one request. */
export function queuesThrough(
  send: (request: Request) => Promise<unknown>,
  deliver: (queue: QueueName, body: string, delaySeconds: number) => void,
): Pick<Ports, 'jobs' | 'intake'> {
  const client = {
    send: ({ input }: { input: SendBatch }) => {
      const messages = input.Entries.map(
        ({ MessageBody, DelaySeconds = 0 }) => [MessageBody, DelaySeconds] as const,
      );
      return send({
        name: `sqs.send ${input.QueueUrl} ${messages.map(([body]) => body).join(' ')}`,
        operation: `sqs.send ${input.QueueUrl}`,
        isRefusable: false,
        perform: async () => {
          for (const [body, delay] of messages) deliver(input.QueueUrl, body, delay);
          return {};
        },
      });
    },
  } as unknown as SQSClient;
  return {
    jobs: new SqsQueue(client, 'jobs', jobMessages),
    intake: new SqsQueue(client, 'intake', intakeMessages),
  };
}

/** What tells a request from others, without whole documents. */
function describe(args: readonly unknown[]): string {
  const told = args.map((arg) => {
    if (typeof arg !== 'object' || arg === null) return String(arg);
    if ('key' in arg) return `${arg.key}${'revision' in arg ? `@${arg.revision}` : ''}`;
    if ('list' in arg) return String(arg.list);
    return Array.isArray(arg) ? arg.join(' ') : '…';
  });
  return told.join(' ');
}
