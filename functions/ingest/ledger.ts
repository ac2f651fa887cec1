import type { UploadsBucket } from '../core/ports.ts';
import { receiptKeyOf } from '../core/source-key.ts';
import { emptyRecord, type SourceRecord } from '../core/source-record.ts';

/**
 * A record for a source that the index knows nothing of. Its receipt, if there is one, remembers who it was:
 * the receipts are the ledger of ids and first dates (invariants I1, I3).
 */
export async function fromLedger(key: string, uploads: UploadsBucket): Promise<SourceRecord> {
  const record = emptyRecord(key);
  const entry = await uploads.readReceipt(receiptKeyOf(key));
  if (!entry) return record;
  const { id, firstSeenAt } = entry.receipt;
  return {
    ...record,
    // Revisions go on from there, so that the receipt can be told from older ones.
    revision: entry.revision,
    ...(id ? { id } : {}),
    ...(firstSeenAt ? { firstSeenAt } : {}),
  };
}
