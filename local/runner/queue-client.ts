import type { Gateway } from '../gateway/gateway.ts';
import type { Caller } from '../iam/authorizer.ts';

/** A message as ReceiveMessage returns it. */
export interface ReceivedMessage {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
  readonly MD5OfBody: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly MessageAttributes?: Readonly<
    Record<
      string,
      { readonly StringValue?: string; readonly BinaryValue?: string; readonly DataType: string }
    >
  >;
}

/** SQS's limit for one ReceiveMessage or DeleteMessageBatch. */
export const MAX_BATCH_ENTRIES = 10;

/** Calls one queue through the gateway, under the caller's role. */
export class QueueClient {
  readonly #gateway: Gateway;
  readonly #caller: Caller;
  readonly #queueUrl: string;

  constructor(gateway: Gateway, caller: Caller, queueUrl: string) {
    this.#gateway = gateway;
    this.#caller = caller;
    this.#queueUrl = queueUrl;
  }

  async receive(count: number, waitSeconds: number): Promise<ReceivedMessage[]> {
    const answer = await this.#call('ReceiveMessage', {
      MaxNumberOfMessages: Math.min(count, MAX_BATCH_ENTRIES),
      WaitTimeSeconds: waitSeconds,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    });
    return (answer.Messages as ReceivedMessage[] | undefined) ?? [];
  }

  /** Deletes up to {@link MAX_BATCH_ENTRIES} messages. */
  async delete(messages: readonly ReceivedMessage[]): Promise<void> {
    await this.#call('DeleteMessageBatch', {
      Entries: messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })),
    });
  }

  async #call(action: string, parameters: object): Promise<Record<string, unknown>> {
    const { status, body } = await this.#gateway.handle({
      method: 'POST',
      target: '/',
      headers: { 'x-amz-target': `AmazonSQS.${action}` },
      body: Buffer.from(JSON.stringify({ QueueUrl: this.#queueUrl, ...parameters })),
      caller: this.#caller,
    });
    const answer = JSON.parse(body.toString('utf8') || '{}') as Record<string, unknown>;
    if (status >= 400) throw new Error(`sqs:${action} failed: ${String(answer.message ?? status)}`);
    return answer;
  }
}
