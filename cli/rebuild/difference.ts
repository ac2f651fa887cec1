import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { isNotFound, isRangeNotSatisfiable } from '../../functions/aws/s3-errors.ts';
import type { Change } from './rehearsed-site.ts';

/** How an object changes. */
export type ChangeKind = 'created' | 'changed' | 'deleted';

/** How one object of the site would change. */
export interface Difference {
  readonly key: string;
  readonly change: ChangeKind;
  /** A unified diff; absent for bytes that are no text, and for texts that have too little in common. */
  readonly diff?: string;
}

/** A diff with more lines taken out and put in would say only that everything is new. */
const MAX_EDITED_LINES = 5_000;

/** No document of ours is larger: their limit is a quarter of this. */
const MAX_TEXT_BYTES = 2 * 1024 * 1024;

/** The difference between a planned change and the present object in `bucket`. */
export async function differenceOf(change: Change, s3: S3Client, bucket: string): Promise<Difference> {
  const { key, over } = change;
  const kind = change.kind === 'delete' ? 'deleted' : over === undefined ? 'created' : 'changed';
  const after = textAfter(change);
  const before = over === undefined ? '' : after === undefined ? undefined : await readText(s3, bucket, key);
  const diff = before === undefined || after === undefined ? undefined : unifiedDiff(key, before, after);
  return { key, change: kind, ...(diff !== undefined && { diff }) };
}

function textAfter(change: Change): string | undefined {
  if (change.kind === 'delete') return '';
  return change.kind === 'put' ? textOf(change.document.bytes) : undefined;
}

/** The diff as `diff -u` prints it; undefined if the texts have too little in common. */
function unifiedDiff(key: string, before: string, after: string): string | undefined {
  const names = [before === '' ? '/dev/null' : `a/${key}`, after === '' ? '/dev/null' : `b/${key}`] as const;
  return createTwoFilesPatch(...names, before, after, undefined, undefined, {
    context: 3,
    maxEditLength: MAX_EDITED_LINES,
    headerOptions: FILE_HEADERS_ONLY,
  });
}

/** Bytes as text; undefined if they are no text, whatever their media type says. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.byteLength > MAX_TEXT_BYTES || bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The text of an object; undefined if it is no text, empty if the object has been deleted meanwhile. */
async function readText(s3: S3Client, bucket: string, key: string): Promise<string | undefined> {
  try {
    const answer = await s3.send(
      new GetObjectCommand({ Bucket: bucket, Key: key, Range: `bytes=0-${MAX_TEXT_BYTES}` }),
    );
    return textOf((await answer.Body?.transformToByteArray()) ?? new Uint8Array());
  } catch (error) {
    if (isNotFound(error) || isRangeNotSatisfiable(error)) return '';
    throw error;
  }
}
