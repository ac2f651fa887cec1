import type { MessageCodec } from '../../functions/core/messages/message-codec.ts';
import type { Queue, SendOptions } from '../../functions/core/ports/queue.ts';
import type { Step } from './step.ts';

/** What becomes of a message that was sent. */
export type Deliver<Message> = (message: Message, delaySeconds: number) => void;

/** A queue in memory. Each message is written, and read again, as it would be on its way through SQS. */
export class MemoryQueue<Message> implements Queue<Message> {
  readonly #name: string;
  readonly #codec: MessageCodec<Message>;
  readonly #deliver: Deliver<Message>;
  readonly #step: Step;

  constructor(
    name: string,
    codec: MessageCodec<Message>,
    deliver: Deliver<Message>,
    step: Step = async () => {},
  ) {
    this.#name = name;
    this.#codec = codec;
    this.#deliver = deliver;
    this.#step = step;
  }

  async send(messages: readonly Message[], { delaySeconds = 0 }: SendOptions = {}): Promise<void> {
    const { decode, encode, nameOf } = this.#codec;
    await this.#step(`send ${this.#name} ${messages.map(nameOf).join(' ')}`);
    for (const message of messages) {
      for (const received of decode(encode(message))) this.#deliver(received, delaySeconds);
    }
  }
}
