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
  /** One page of the states of feeds, in the order of their outputs' names; `next` continues. */
  listFeedStates(after?: OutputId): Promise<FeedStatePage>;
  /**
   * One page of the states of all outputs that have one: feeds, and also the months of archives and the partners'
   * changes from which something was left out. In the order of the outputs' names; `next` continues.
   */
  listAllStates(after?: OutputId): Promise<FeedStatePage>;
}

export interface FeedStatePage {
  readonly states: readonly FeedState[];
  readonly next?: OutputId;
}

/** Every state that `list` gives, page by page. @param list `listFeedStates` or `listAllStates` of a port */
export async function allStates(list: (after?: OutputId) => Promise<FeedStatePage>): Promise<FeedState[]> {
  const all: FeedState[] = [];
  let after: OutputId | undefined;
  do {
    const { states, next } = await list(after);
    all.push(...states);
    after = next;
  } while (after !== undefined);
  return all;
}
