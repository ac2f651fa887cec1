import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { FeedState } from '../core/feed/feed-state.ts';
import { completeFeedState } from '../core/feed/feed-state.ts';
import { MAX_DATA_BYTES } from './source-record-codec.ts';
import type { Item } from './table.ts';

/** Fast. A higher quality would gain little: most of a state is digests and ids, which do not compress. */
const BROTLI_QUALITY = 5;

/** The one partition that holds all states, so that they can be listed. */
export const FEED_STATES = { S: 'outputs' };

export function feedStateRowKey(output: string): Item {
  return { pk: FEED_STATES, sk: { S: output } };
}

/** @param forgetAt seconds since 1970: when the row may be forgotten, if it is spent */
export function encodeFeedState(state: FeedState, forgetAt: number): Item {
  const { revision, ...rest } = state;
  const data = brotliCompressSync(JSON.stringify(rest), {
    params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY },
  });
  // Hundreds of articles, each with the longest key and id there may be. The guard then judges by the newer half.
  if (data.byteLength > MAX_DATA_BYTES) return encodeFeedState(halved(state), forgetAt);
  return {
    ...feedStateRowKey(state.output),
    revision: { N: String(revision) },
    data: { B: data },
    ...(isSpent(state) ? { ttl: { N: String(forgetAt) } } : {}),
  };
}

export function decodeFeedState(item: Item): FeedState {
  const rest = JSON.parse(brotliDecompressSync(item.data?.B as Uint8Array).toString('utf8'));
  return completeFeedState({ ...rest, revision: Number(item.revision?.N) });
}

/**
 * The state with half of its entries. A held feed first loses those that only tell something: it is judged by the rest,
 * and must not go on because that is missing.
 */
function halved(state: FeedState): FeedState {
  const { items, removed, leftOut, held, pending } = state;
  const told = { ...state, pending: { ...pending, sources: half(pending.sources) } };
  return held && held.sources.length > 0
    ? { ...told, held: { ...held, sources: half(held.sources) } }
    : { ...told, items: half(items), removed: half(removed), leftOut: half(leftOut) };
}

function half<Entry>(entries: readonly Entry[]): readonly Entry[] {
  return entries.slice(0, Math.floor(entries.length / 2));
}

/** True if the feed does not exist and there is nothing to tell of it. */
function isSpent({ listing, items, leftOut, held, pending }: FeedState): boolean {
  return (
    !(listing || held) &&
    items.length + leftOut.length + pending.outputs.length + pending.sources.length === 0 &&
    pending.topics === undefined
  );
}
