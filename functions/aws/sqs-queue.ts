import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { BroadsheetError } from '../core/kernel/errors.ts';
import type { MessageCodec } from '../core/messages/message-codec.ts';
import type { Queue, SendOptions } from '../core/ports/queue.ts';

/** SQS takes 10 messages in one batch request, and 1 MiB in all. Ours are far below 100 KB each. */
export const MAX_BATCH_MESSAGES = 10;

/** SQS did not take a part of a batch, after the SDK's own retries. */
class QueueRefusedError extends BroadsheetError {
  override readonly name = 'QueueRefusedError';
  override readonly code = 'queue-refused';
}

/** A queue of SQS: batches of ten, written by the queue's codec. */
export class SqsQueue<Message> implements Queue<Message> {
  readonly #client: SQSClient;
  readonly #url: string;
  readonly #codec: MessageCodec<Message>;

  constructor(client: SQSClient, url: string, codec: MessageCodec<Message>) {
    this.#client = client;
    this.#url = url;
    this.#codec = codec;
  }

  async send(messages: readonly Message[], { delaySeconds }: SendOptions = {}): Promise<void> {
    for (let from = 0; from < messages.length; from += MAX_BATCH_MESSAGES) {
      const Entries = messages.slice(from, from + MAX_BATCH_MESSAGES).map((message, index) => ({
        Id: String(index),
        MessageBody: this.#codec.encode(message),
        ...(delaySeconds !== undefined && { DelaySeconds: delaySeconds }),
      }));
      const answer = await this.#client.send(new SendMessageBatchCommand({ QueueUrl: this.#url, Entries }));
      const [refused] = answer.Failed ?? [];
      if (refused) throw new QueueRefusedError(`${this.#url}: ${refused.Code}: ${refused.Message}`);
    }
  }
}
