import type { FeedState } from '../feed/feed-state.ts';
import type { OutputId } from '../output/outputs.ts';

/** What was last published of each feed. Every read is strongly consistent. */
export interface FeedStates {
  readFeedState(output: OutputId): Promise<FeedState | undefined>;
  /**
   * Writes `next` whole if the row still has the revision of `read` (0: if there still is none).
   *
   * @returns false if another worker was faster
   */
  writeFeedState(next: FeedState, read: FeedState): Promise<boolean>;
  /** One page of all, in the order of their names; `next` continues. */
  listFeedStates(after?: OutputId): Promise<{ states: readonly FeedState[]; next?: OutputId }>;
}
