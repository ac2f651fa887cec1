import type { FeedId } from '../output/addresses.ts';

/** The position of a source in a list of the index: one hint row. */
export interface Entry {
  readonly feed: FeedId;
  /** `<instant>#<digest>`: the order of the list, newest last. The digest keeps the entries of two sources apart. */
  readonly sortKey: string;
}
