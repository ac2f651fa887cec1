import { ContentionError } from '../core/kernel/errors.ts';
import type { UploadsBucket } from '../core/ports/uploads-bucket.ts';
import type { PublishedSite } from '../core/site/site.ts';
import { type StandingCopy, standingCopyOf } from '../core/source/ledger.ts';
import { type Receipt, receiptFor } from '../core/source/receipt.ts';
import type { SourceRecord } from '../core/source/source-record.ts';
import { receiptKeyOf, standingCopyKeyOf } from '../core/source/upload-keys.ts';

const MAX_TRIES = 10;

/**
 * Answers the upload (invariant I5), unless a newer revision of the record was answered already. The standing copy is
 * written first, so that no receipt names one that is not there.
 *
 * @returns the receipt's key.
 */
export async function writeReceipt(
  record: SourceRecord,
  site: PublishedSite,
  uploads: UploadsBucket,
): Promise<string> {
  const copy = standingCopyOf(record);
  if (copy) await writeNewest(standingCopyKeyOf(record.key), copy, record.revision, uploads);
  const receiptKey = receiptKeyOf(record.key);
  await writeNewest(receiptKey, receiptFor(record, site), record.revision, uploads);
  return receiptKey;
}

async function writeNewest(
  key: string,
  answer: Receipt | StandingCopy,
  revision: number,
  uploads: UploadsBucket,
): Promise<void> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
    const present = await uploads.headReceipt(key);
    if (present && present.revision > revision) return;
    if (await uploads.writeReceipt(key, answer, revision, present?.etag)) return;
  }
  throw new ContentionError(`${key}: changed at each of ${MAX_TRIES} tries`);
}
