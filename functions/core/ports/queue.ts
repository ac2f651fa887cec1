/** How messages are sent. */
export interface SendOptions {
  /**
   * Not to be delivered sooner than in so many seconds: 0 to 900.
   *
   * @default - as the queue itself has it
   */
  readonly delaySeconds?: number;
}

/** A queue, as the pipeline writes to it. Messages are delivered at least once, in no order. */
export interface Queue<Message> {
  /** @throws if one of the messages was refused; others may have been taken */
  send(messages: readonly Message[], options?: SendOptions): Promise<void>;
}
