import type { Accepted } from './accepted.ts';
import type { Receipt } from './receipt.ts';
import type { SourceRecord } from './source-record.ts';

/** The ledger of the receipt for a record. */
export function ledgerOf({ last, slugs, changes, since, waiting, owners }: SourceRecord): Receipt['ledger'] {
  return {
    ...(last && { last }),
    ...(slugs && { slugs }),
    ...(changes && { changes }),
    claims: since,
    ...(waiting.length > 0 && { waiting }),
    ...(owners.length > 0 && { owners }),
  };
}

/**
 * The file beside a receipt that keeps an accepted version whose upload was overruled: a later one was rejected, or
 * `site.yaml` was deleted. No other object of the bucket has that version any more.
 */
export interface StandingCopy {
  readonly accepted: Accepted;
}

/** The standing copy to keep for a record, if it needs one. */
export function standingCopyOf({ accepted, status }: SourceRecord): StandingCopy | undefined {
  if (!accepted?.sourceEtag) return undefined;
  const isOverruled = status === 'rejected' || (status === 'withdrawn' && accepted.kind === 'site');
  return isOverruled ? { accepted } : undefined;
}
