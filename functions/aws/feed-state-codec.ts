import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { FeedState } from '../core/feed/feed-state.ts';
import { completeFeedState } from '../core/feed/feed-state.ts';
import { MAX_DATA_BYTES } from './source-record-codec.ts';
import type { Item } from './table.ts';

/** Fast; what does not compress, digests and ids, is most of a state. */
const BROTLI_QUALITY = 5;

/** All feeds in one partition, so that they can be listed. */
export const FEED_STATES = { S: 'outputs' };

export function feedStateRowKey(output: string): Item {
  return { pk: FEED_STATES, sk: { S: output } };
}

/** @param forgetAt seconds since 1970: when the row may go, should there be nothing to know of the feed any more */
export function encodeFeedState(state: FeedState, forgetAt: number): Item {
  const { revision, ...rest } = state;
  const data = brotliCompressSync(JSON.stringify(rest), {
    params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY },
  });
  // Hundreds of articles with keys and ids as long as they may be: the guard then judges by the newer ones.
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

/** Of a held feed first what is only told: by the rest it is judged, and it must not go on for want of that. */
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

/** A feed that does not exist, and of which there is nothing to tell. */
function isSpent({ listing, items, leftOut, held, pending }: FeedState): boolean {
  return (
    !(listing || held) &&
    items.length + leftOut.length + pending.outputs.length + pending.sources.length === 0 &&
    pending.topics === undefined
  );
}
