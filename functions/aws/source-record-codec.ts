import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { RecordTooLargeError } from '../core/kernel/errors.ts';
import type { Entry, ListId } from '../core/output/lists.ts';
import { completeAccepted } from '../core/source/accepted.ts';
import { NOTHING_PENDING, type Pending } from '../core/source/pending.ts';
import { emptyRecord, type SourceRecord } from '../core/source/source-record.ts';
import type { Item } from './table.ts';

/** A DynamoDB item holds 400 KB, names and keys included. What is left is for those and for `pending`. */
export const MAX_DATA_BYTES = 390_000;

/** Fast. The highest quality gains only a few per cent on text of this size. */
const BROTLI_QUALITY = 5;

/** The attributes that conditions and updates touch. They stand beside the compressed rest. */
interface Envelope {
  readonly revision: number;
  readonly pending: Pending;
  readonly status: string;
}

export const SOURCE_SORT_KEY = 'source';

export function sourcePartition(key: string): string {
  return `source#${key}`;
}

export function sourceRowKey(key: string): Item {
  return { pk: { S: sourcePartition(key) }, sk: { S: SOURCE_SORT_KEY } };
}

/**
 * @param forgetAt seconds since 1970
 * @throws RecordTooLargeError if the record does not fit one item
 */
export function encodeRecord(record: SourceRecord, forgetAt?: number): Item {
  const { revision, pending, status, stored: _, ...rest } = record;
  const { entries, due } = rest;
  const written = { ...rest, entries: entries.map(encodeEntry), ...(due && { due: encodeEntry(due) }) };
  const data = brotliCompressSync(JSON.stringify(written), {
    params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY },
  });
  if (data.byteLength > MAX_DATA_BYTES) {
    throw new RecordTooLargeError(`${record.key}: ${data.byteLength} bytes do not fit one item of the index`);
  }
  return {
    ...sourceRowKey(record.key),
    ...encodeEnvelope({ revision, pending, status }),
    data: { B: data },
    ...(forgetAt ? { ttl: { N: String(forgetAt) } } : {}),
  };
}

export function decodeRecord(item: Item): SourceRecord {
  const rest = JSON.parse(brotliDecompressSync(item.data?.B as Uint8Array).toString('utf8'));
  // A row of an earlier release lacks the fields that were added later.
  const record = { ...emptyRecord(rest.key), ...rest };
  return {
    ...record,
    entries: record.entries.map(decodeEntry),
    ...(record.due && { due: decodeEntry(record.due) }),
    ...(record.accepted && { accepted: completeAccepted(record.accepted) }),
    stored: true,
    revision: Number(item.revision?.N),
    status: item.status?.S,
    pending: decodePending(item.pending?.S),
  };
}

function encodeEnvelope({ revision, pending, status }: Envelope): Item {
  return {
    revision: { N: String(revision) },
    status: { S: status },
    pending: { S: JSON.stringify({ ...pending, staleEntries: pending.staleEntries.map(encodeEntry) }) },
  };
}

function decodePending(json: string | undefined): Pending {
  if (!json) return NOTHING_PENDING;
  const pending = { ...NOTHING_PENDING, ...JSON.parse(json) };
  return { ...pending, staleEntries: pending.staleEntries.map(decodeEntry) };
}

/** An entry as rows have it: the list is called a feed there, whatever it is. */
interface StoredEntry {
  readonly feed: ListId;
  readonly sortKey: string;
}

function encodeEntry({ list, sortKey }: Entry): StoredEntry {
  return { feed: list, sortKey };
}

function decodeEntry({ feed, sortKey }: StoredEntry): Entry {
  return { list: feed, sortKey };
}
