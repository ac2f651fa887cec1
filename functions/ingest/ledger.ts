import * as z from 'zod/mini';
import type { UploadsBucket } from '../core/ports/uploads-bucket.ts';
import { completeAccepted } from '../core/source/earlier-forms.ts';
import { receiptKeyOf, standingKeyOf } from '../core/source/source-key.ts';
import { type Accepted, emptyRecord, type SourceRecord } from '../core/source/source-record.ts';

const instant = z.iso.datetime({ precision: 3 });

const change = z.object({
  partner: z.string(),
  event: z.enum(['published', 'updated', 'withdrawn']),
  at: instant,
  title: z.optional(z.string()),
  slug: z.optional(z.string()),
});

/** The part of a receipt that remembers. Written by ingest alone, but anyone who may write there could. */
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

const kept = z.object({
  accepted: z.looseObject({ kind: z.enum(['article', 'media', 'site']), sourceEtag: z.string() }),
});

/**
 * A record for a source that the index knows nothing of. Its receipt, if there is one, remembers who it was:
 * the receipts are the ledger of ids, first dates, owners and addresses (invariants I1, I3), and what stands
 * although the last upload does not is kept beside them.
 */
export async function fromLedger(key: string, uploads: UploadsBucket): Promise<SourceRecord> {
  const record = emptyRecord(key);
  const entry = await uploads.readReceipt(receiptKeyOf(key));
  if (!entry) return record;
  // Revisions go on from there, so that the receipt can be told from older ones.
  const known = { ...record, revision: entry.revision };
  const { data } = remembered.safeParse(entry.receipt);
  if (!data) return known;
  const { id, firstSeenAt, ledger, standing } = data;
  const accepted = standing && (await readStanding(key, standing.sourceEtag, uploads));
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

/** The version with the ETag `sourceEtag`, if that is what is kept. */
async function readStanding(
  key: string,
  sourceEtag: string,
  uploads: UploadsBucket,
): Promise<Accepted | undefined> {
  const entry = await uploads.readReceipt(standingKeyOf(key));
  const { data } = kept.safeParse(entry?.receipt);
  // As ingest has written it, whole; only that it is what the receipt means is looked at here.
  if (data?.accepted.sourceEtag !== sourceEtag) return undefined;
  return completeAccepted(data.accepted as unknown as Accepted);
}
