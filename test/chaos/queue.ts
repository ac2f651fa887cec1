import type { SQSEvent } from 'aws-lambda';
import type { MishapPlan } from './mishap.ts';
import type { Random } from './random.ts';

interface Message {
  readonly id: string;
  readonly body: string;
}

/** A standard queue: at least once, in no order. */
export class ChaosQueue {
  readonly #ready: Message[] = [];
  readonly #late: Message[] = [];
  #timed: { readonly message: Message; readonly from: string }[] = [];
  readonly #random: Random;
  readonly #mishaps: MishapPlan;
  #sent = 0;

  constructor(random: Random, mishaps: MishapPlan) {
    this.#random = random;
    this.#mishaps = mishaps;
  }

  get isEmpty(): boolean {
    return this.#ready.length === 0;
  }

  /** Whether there are messages whose time has not come. */
  get hasPutOff(): boolean {
    return this.#timed.length > 0;
  }

  /** @param from until then nobody sees the message. */
  send(body: string, from?: string): void {
    const message = { id: `m${this.#sent++}`, body };
    if (from) this.#timed.push({ message, from });
    else (this.#mishaps.take('delayed') ? this.#late : this.#ready).push(message);
  }

  /** Some of the messages, which nobody else sees until they are put back. */
  receive(atMost: number): readonly Message[] {
    const most = Math.min(atMost, this.#ready.length);
    const count = this.#random.chance(0.5) ? most : 1 + this.#random.below(most);
    return Array.from({ length: count }, () => {
      return this.#ready.splice(this.#random.below(this.#ready.length), 1)[0] as Message;
    });
  }

  /** Messages that were not deleted: their visibility timeout is over. */
  putBack(messages: readonly Message[]): void {
    this.#ready.push(...messages);
  }

  /** Deletes messages, as far as that goes well. */
  delete(messages: readonly Message[]): void {
    const isLost = messages.length > 0 && this.#mishaps.take('unacknowledged') !== undefined;
    if (isLost) this.putBack(messages);
    for (const message of isLost ? [] : messages) {
      if (this.#mishaps.take('duplicate')) this.#ready.push(message);
      if (this.#mishaps.take('hours later')) this.#late.push(message);
    }
  }

  /** Messages whose time has come by `now` are seen. */
  reach(now: string): void {
    this.putBack(this.#timed.filter(({ from }) => from <= now).map(({ message }) => message));
    this.#timed = this.#timed.filter(({ from }) => from > now);
  }

  /** Whatever was held back comes now. */
  releaseLate(): boolean {
    const late = this.#late.splice(0);
    this.putBack(late);
    return late.length > 0;
  }
}

export type Batch = readonly Message[];

/** The event that Lambda makes of a batch. */
export function eventOf(batch: Batch): SQSEvent {
  const records = batch.map(({ id, body }) => ({ messageId: id, body }));
  return { Records: records as SQSEvent['Records'] };
}
