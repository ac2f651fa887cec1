/** What sets a function off of itself: an event source mapping or a schedule. */
export interface Trigger {
  /** Whether an invocation is in progress. */
  readonly isBusy: boolean;
  start(): void;
  /** Begins nothing more and waits for the invocations in progress, and for what follows from their answers. */
  stop(): Promise<void>;
  /** Begins nothing more; what was about to begin does not. */
  abandon(): Promise<void>;
}
