/** How the messages of one queue are written, read and coalesced. Senders and handlers share it. */
export interface MessageCodec<Message> {
  /** The body of an SQS message. */
  encode(message: Message): string;
  /**
   * What the body of an SQS message asks for: mostly one thing.
   *
   * @throws if it is no message of this queue. That is a bug: it belongs in the dead-letter queue.
   */
  decode(body: string): readonly Message[];
  /** Messages of one batch with equal names are handled once, as one. */
  nameOf(message: Message): string;
  /** The one message to handle for two of the same name. */
  merge(one: Message, other: Message): Message;
}
