import { ContentionError } from '../core/kernel/errors.ts';
import type { UploadsBucket } from '../core/ports/uploads-bucket.ts';
import type { PublishedSite } from '../core/site/site.ts';
import { type Receipt, receiptFor } from '../core/source/receipt.ts';
import { receiptKeyOf, standingKeyOf } from '../core/source/source-key.ts';
import type { SourceRecord } from '../core/source/source-record.ts';
import { type Standing, standingOf } from '../core/source/standing.ts';

const MAX_TRIES = 10;

/**
 * Answers the upload (invariant I5), unless a newer revision of the record has been answered already. What the
 * receipt says stands is kept beforehand, so that no receipt ever names what is not there.
 *
 * @returns the receipt's key.
 */
export async function writeReceipt(
  record: SourceRecord,
  site: PublishedSite,
  uploads: UploadsBucket,
): Promise<string> {
  const standing = standingOf(record);
  if (standing) await writeNewest(standingKeyOf(record.key), standing, record.revision, uploads);
  const receiptKey = receiptKeyOf(record.key);
  await writeNewest(receiptKey, receiptFor(record, site), record.revision, uploads);
  return receiptKey;
}

async function writeNewest(
  key: string,
  receipt: Receipt | Standing,
  revision: number,
  uploads: UploadsBucket,
): Promise<void> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
    const present = await uploads.headReceipt(key);
    if (present && present.revision > revision) return;
    if (await uploads.writeReceipt(key, receipt, revision, present?.etag)) return;
  }
  throw new ContentionError(`${key}: changed at each of ${MAX_TRIES} tries`);
}
