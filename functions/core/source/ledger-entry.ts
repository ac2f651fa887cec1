import type { ClaimDates, ClaimName } from './claim.ts';
import type { Identity, SourceRecord } from './source-record.ts';

/**
 * What a receipt keeps for the pipeline itself: from it, should the index be lost, everything goes on as it was,
 * with the same ids, dates, owners and addresses. For nobody else to rely on.
 */
export interface LedgerEntry extends Pick<Identity, 'last' | 'slugs' | 'changes'> {
  /** Since when the source states each of its claims, held or awaited. */
  readonly claims: ClaimDates;
  /** Which of them are awaited. */
  readonly waiting?: readonly ClaimName[];
  /** Whose those are: one for each, in the same order. */
  readonly owners?: readonly string[];
}

export function ledgerEntryOf({ last, slugs, changes, since, waiting, owners }: SourceRecord): LedgerEntry {
  return {
    ...(last && { last }),
    ...(slugs && { slugs }),
    ...(changes && { changes }),
    claims: since,
    ...(waiting.length > 0 && { waiting }),
    ...(owners.length > 0 && { owners }),
  };
}
