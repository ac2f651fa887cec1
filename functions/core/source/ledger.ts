import type { Accepted } from './accepted.ts';
import type { ClaimDates, ClaimName } from './claim.ts';
import type { Identity } from './identity.ts';
import type { SourceRecord } from './source-record.ts';

/**
 * The part of a receipt from which a lost record is rebuilt, with the same id, dates, owners and addresses. The
 * pipeline keeps it for itself; nobody else should rely on it.
 */
export interface Ledger extends Pick<Identity, 'last' | 'slugs' | 'changes'> {
  /** Since when the source states each of its claims, held or awaited. */
  readonly claims: ClaimDates;
  /** The claims among them that it waits for. */
  readonly waiting?: readonly ClaimName[];
  /** The owners of those: one for each, in the same order. */
  readonly owners?: readonly string[];
}

export function ledgerOf({ last, slugs, changes, since, waiting, owners }: SourceRecord): Ledger {
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
