import type { ClaimDates } from './claim.ts';
import type { Identity, SourceRecord } from './source-record.ts';

/**
 * What a receipt keeps for the pipeline itself: from it, should the index be lost, everything goes on as it was,
 * with the same ids, dates, owners and addresses. For nobody else to rely on.
 */
export interface LedgerEntry extends Pick<Identity, 'last' | 'slugs'> {
  /** Since when the source states each of its claims, held or awaited. */
  readonly claims: ClaimDates;
  /** Whose the awaited ones are. */
  readonly owners?: readonly string[];
}

export function ledgerEntryOf({ last, slugs, since, owners }: SourceRecord): LedgerEntry {
  return {
    ...(last && { last }),
    ...(slugs && { slugs }),
    claims: since,
    ...(owners.length > 0 && { owners }),
  };
}
