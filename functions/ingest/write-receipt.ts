import { ContentionError } from '../core/errors.ts';
import type { UploadsBucket } from '../core/ports.ts';
import { receiptFor } from '../core/receipt.ts';
import type { PublishedSite } from '../core/site/site.ts';
import { receiptKeyOf } from '../core/source-key.ts';
import type { SourceRecord } from '../core/source-record.ts';

const MAX_TRIES = 10;

/**
 * Answers the upload (invariant I5), unless a newer revision of the record has been answered already.
 * @returns the receipt's key.
 */
export async function writeReceipt(
  record: SourceRecord,
  site: PublishedSite,
  uploads: UploadsBucket,
): Promise<string> {
  const receiptKey = receiptKeyOf(record.key);
  const receipt = receiptFor(record, site);
  for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
    const present = await uploads.headReceipt(receiptKey);
    if (present && present.revision > record.revision) return receiptKey;
    if (await uploads.writeReceipt(receiptKey, receipt, record.revision, present?.etag)) return receiptKey;
  }
  throw new ContentionError(`${receiptKey}: changed at each of ${MAX_TRIES} tries`);
}
