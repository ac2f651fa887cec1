import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { RecordTooLargeError } from '../core/kernel/errors.ts';
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
  const data = brotliCompressSync(JSON.stringify(rest), {
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
  return {
    // A row of an earlier release lacks the fields that were added later.
    ...emptyRecord(rest.key),
    ...rest,
    ...(rest.accepted && { accepted: completeAccepted(rest.accepted) }),
    stored: true,
    revision: Number(item.revision?.N),
    status: item.status?.S,
    pending: { ...NOTHING_PENDING, ...(item.pending?.S && JSON.parse(item.pending.S)) },
  };
}

function encodeEnvelope({ revision, pending, status }: Envelope): Item {
  return {
    revision: { N: String(revision) },
    status: { S: status },
    pending: { S: JSON.stringify(pending) },
  };
}
