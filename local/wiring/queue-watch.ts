import type { Fauxqs } from '../emulators/fauxqs.ts';

/** Looks into the queues of this process, past the gateway: no request is counted and no message is received. */
export class QueueWatch {
  readonly #fauxqs: Fauxqs;

  constructor(fauxqs: Fauxqs) {
    this.#fauxqs = fauxqs;
  }

  /**
   * The bodies of all messages in a queue, visible or not.
   *
   * @throws {TypeError} if there is no such queue
   */
  bodiesIn(queueUrl: string): string[] {
    const { ready, delayed, inflight } = this.#messagesIn(queueUrl);
    return [...ready, ...delayed, ...inflight.map(({ message }) => message)].map(({ body }) => body);
  }

  /** True if no message of the queue is worked on or can be received now. A delayed message is for later. */
  isQuiet(queueUrl: string): boolean {
    const { ready, inflight } = this.#messagesIn(queueUrl);
    return ready.length + inflight.length === 0;
  }

  #messagesIn(queueUrl: string) {
    const messages = this.#fauxqs.sqs.getQueue(queueUrl)?.inspectMessages();
    if (!messages) throw new TypeError(`no queue ${queueUrl}`);
    return messages;
  }
}
