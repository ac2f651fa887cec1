import type { Instant } from '../kernel/instant.ts';
import type { Entry, ListId } from '../output/lists.ts';

/**
 * The lists of sources: feeds, what the clock looks at, and others. Each row is a hint: it leads to a source, whose record
 * alone proves anything. Every read is strongly consistent, every write a single item.
 */
export interface Hints {
  /** Does nothing if a newer revision has put the hint already. */
  putHint(entry: Entry, key: string, revision: number): Promise<void>;
  /** Does nothing if a newer revision has put the hint again. */
  deleteHint(entry: Entry, revision: number): Promise<void>;
  /** One page of a list's hints: one request. */
  queryHints(list: ListId, query: HintQuery): Promise<HintPage>;
}

/** A hint as a query of its list finds it: which source to ask. */
export interface Hint extends Entry {
  readonly key: string;
}

export interface HintQuery {
  /**
   * The earliest date, itself included.
   *
   * @default - from the first
   */
  readonly from?: Instant;
  /** The latest date, itself included. */
  readonly before: Instant;
  /** @default - the newest comes first */
  readonly oldestFirst?: boolean;
  /** How many hints are read at once: as many as are likely to be wanted. */
  readonly limit: number;
  /** Continues where a page ended. */
  readonly next?: string;
}

export interface HintPage {
  readonly hints: readonly Hint[];
  readonly next?: string;
}

/**
 * The hints of a list, a page at a time. A caller that has seen enough stops, and no further page is asked for.
 *
 * @param query its `limit` is the size of a page
 */
export async function* hintPages(
  hints: Pick<Hints, 'queryHints'>,
  list: ListId,
  query: Omit<HintQuery, 'next'>,
): AsyncGenerator<readonly Hint[], void> {
  let next: string | undefined;
  do {
    const page = await hints.queryHints(list, next === undefined ? query : { ...query, next });
    yield page.hints;
    next = page.next;
  } while (next);
}
