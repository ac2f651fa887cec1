import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { MAX_BATCH_MESSAGES } from '../../functions/aws/sqs-queue.ts';
import { CommandError } from '../errors.ts';

/** Long enough to move ten messages; should the command end between, they are visible again after it. */
const MOVING_SECONDS = 60;

/** A message that nobody could handle. */
export interface DeadLetter {
  readonly messageId: string;
  readonly body: string;
  /** When it was first sent; absent if the queue does not say. */
  readonly sentAt?: string;
}

/** The dead-letter queue at `url`, as its operator handles it. */
export class DeadLetters {
  readonly #sqs: SQSClient;
  readonly #url: string;
  readonly #waitSeconds: number;

  /** @param waitSeconds how long to wait for a message before there is none */
  constructor(sqs: SQSClient, url: string, waitSeconds: number) {
    this.#sqs = sqs;
    this.#url = url;
    this.#waitSeconds = waitSeconds;
  }

  /** Every dead letter, once; afterwards all are as visible as before. */
  async list(signal: AbortSignal): Promise<DeadLetter[]> {
    const seen = new Map<string, Message>();
    while (!signal.aborted) {
      const messages = await this.#receive();
      const isNew = messages.some(({ MessageId = '' }) => !seen.has(MessageId));
      for (const message of messages) seen.set(message.MessageId ?? '', message);
      if (!isNew) break;
    }
    const all = [...seen.values()];
    for (let from = 0; from < all.length; from += MAX_BATCH_MESSAGES) {
      await this.#release(all.slice(from, from + MAX_BATCH_MESSAGES));
    }
    return all.map(({ MessageId = '', Body = '', Attributes }) => {
      const sent = Number(Attributes?.SentTimestamp);
      return {
        messageId: MessageId,
        body: Body,
        ...(sent > 0 && { sentAt: new Date(sent).toISOString() }),
      };
    });
  }

  /**
   * Moves up to ten dead letters to the queue at `to`: sent there first, then deleted here, so that none is lost
   * if this ends between; then one is there twice, which is harmless.
   *
   * @returns how many; 0 if there are no more
   * @throws {CommandError} if one was refused; it stays where it is
   */
  async move(to: string): Promise<number> {
    const messages = await this.#receive();
    if (messages.length === 0) return 0;
    const sent = await this.#sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: to,
        Entries: messages.map(({ Body, MessageAttributes }, index) => ({
          Id: String(index),
          MessageBody: Body,
          ...(MessageAttributes && { MessageAttributes }),
        })),
      }),
    );
    const moved = (sent.Successful ?? []).flatMap(({ Id }) => messages[Number(Id)] ?? []);
    if (moved.length > 0) await this.#delete(moved);
    const [refused] = sent.Failed ?? [];
    if (refused) throw new CommandError(`${to} refused a message: ${refused.Code}: ${refused.Message}`);
    return moved.length;
  }

  async #receive(): Promise<Message[]> {
    const answer = await this.#sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: this.#url,
        MaxNumberOfMessages: MAX_BATCH_MESSAGES,
        WaitTimeSeconds: this.#waitSeconds,
        VisibilityTimeout: MOVING_SECONDS,
        MessageSystemAttributeNames: ['SentTimestamp'],
        MessageAttributeNames: ['All'],
      }),
    );
    return answer.Messages ?? [];
  }

  async #delete(messages: readonly Message[]): Promise<void> {
    await this.#sqs.send(
      new DeleteMessageBatchCommand({ QueueUrl: this.#url, Entries: messages.map(entryOf) }),
    );
  }

  async #release(messages: readonly Message[]): Promise<void> {
    const Entries = messages.map((message, index) => ({ ...entryOf(message, index), VisibilityTimeout: 0 }));
    await this.#sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: this.#url, Entries }));
  }
}

function entryOf(
  { ReceiptHandle }: Message,
  index: number,
): { Id: string; ReceiptHandle: string | undefined } {
  return { Id: String(index), ReceiptHandle };
}
