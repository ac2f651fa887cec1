import * as z from 'zod/mini';
import type { UploadsBucket } from '../core/ports/uploads-bucket.ts';
import { type Accepted, completeAccepted } from '../core/source/accepted.ts';
import { emptyRecord, type SourceRecord } from '../core/source/source-record.ts';
import { receiptKeyOf, standingCopyKeyOf } from '../core/source/upload-keys.ts';

const instant = z.iso.datetime({ precision: 3 });

const change = z.object({
  partner: z.string(),
  event: z.enum(['published', 'updated', 'withdrawn']),
  at: instant,
  title: z.optional(z.string()),
  slug: z.optional(z.string()),
});

/** The part of a receipt that is read back. Only ingest writes receipts, but others may have the right to. */
const remembered = z.object({
  id: z.optional(z.string()),
  firstSeenAt: z.optional(instant),
  standing: z.optional(z.object({ sourceEtag: z.string() })),
  ledger: z.optional(
    z.object({
      last: z.optional(z.object({ digest: z.string(), sourceEtag: z.string(), updatedAt: instant })),
      slugs: z.optional(z.array(z.object({ slug: z.string(), since: instant }))),
      changes: z.optional(z.array(change)),
      claims: z.record(z.string(), instant),
      waiting: z.optional(z.array(z.string())),
      owners: z.optional(z.array(z.string())),
    }),
  ),
});

const standingCopy = z.object({
  accepted: z.looseObject({ kind: z.enum(['article', 'media', 'site']), sourceEtag: z.string() }),
});

/**
 * The record of a source that has no row. If there is a receipt, the record is rebuilt from its ledger: the receipts
 * keep ids, first dates, owners and addresses (invariants I1, I3), and a standing copy beside them keeps an accepted
 * version that no upload has any more.
 */
export async function rebuildRecord(key: string, uploads: UploadsBucket): Promise<SourceRecord> {
  const record = emptyRecord(key);
  const entry = await uploads.readReceipt(receiptKeyOf(key));
  if (!entry) return record;
  // Revisions continue from the receipt's, so that a newer receipt can be told from it.
  const known = { ...record, revision: entry.revision };
  const { data } = remembered.safeParse(entry.receipt);
  if (!data) return known;
  const { id, firstSeenAt, ledger, standing } = data;
  const accepted = standing && (await readStandingCopy(key, standing.sourceEtag, uploads));
  return {
    ...known,
    ...(id && { id }),
    ...(firstSeenAt && { firstSeenAt }),
    ...(ledger?.last && { last: ledger.last }),
    ...(ledger?.slugs && { slugs: ledger.slugs }),
    ...(ledger?.changes && { changes: ledger.changes }),
    since: ledger?.claims ?? {},
    waiting: ledger?.waiting ?? [],
    owners: ledger?.owners ?? [],
    ...(accepted && { accepted }),
  };
}

/** The accepted version with the ETag `sourceEtag`, if the standing copy is of that one. */
async function readStandingCopy(
  key: string,
  sourceEtag: string,
  uploads: UploadsBucket,
): Promise<Accepted | undefined> {
  const entry = await uploads.readReceipt(standingCopyKeyOf(key));
  const { data } = standingCopy.safeParse(entry?.receipt);
  if (data?.accepted.sourceEtag !== sourceEtag) return undefined;
  // Ingest wrote it whole. Only the fields that tell which version it is were checked.
  return completeAccepted(data.accepted as unknown as Accepted);
}
