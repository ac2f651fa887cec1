import type { Claims } from '../core/ports/claims.ts';
import { idClaim, isContentClaim } from '../core/source/claim.ts';
import { type Decision, withoutIdentity } from '../core/source/decide.ts';
import type { Identity, SourceRecord } from '../core/source/source-record.ts';

/** Who a source may be. */
export interface Candidates {
  /** What its own past makes of it, if it has one. */
  readonly own: Decision;
  /** Whether it is nobody at present: it never was there, or was deleted. */
  readonly isNobody: boolean;
  /** What the last owner of its text left, and what that makes of it. */
  readonly estate: Identity | undefined;
  readonly heir: Decision | undefined;
  /** What it is without its past: for when another has become what it was. */
  readonly newcomer: Decision | undefined;
}

/**
 * @param known the record without what it has lost to others
 * @param decideOn what the upload makes of a record
 */
export async function candidatesFor(
  known: SourceRecord,
  decideOn: (record: SourceRecord) => Decision,
  claims: Pick<Claims, 'readEstate'>,
): Promise<Candidates> {
  const own = decideOn(known);
  const text = own.claims.find(isContentClaim);
  const isNobody = !known.accepted && !holdsId(known);
  const stranger = withoutIdentity(known);
  const estate = text && isNobody ? await claims.readEstate(text) : undefined;
  const heir = estate && decideOn({ ...stranger, ...estate });
  const mayBeginAnew = isNobody || isOusted(known, own);
  const newcomer = text && mayBeginAnew && known.id ? decideOn(stranger) : undefined;
  return { own, isNobody, estate, heir, newcomer };
}

function holdsId({ id, claims }: SourceRecord): boolean {
  return id !== undefined && claims.includes(idClaim(id));
}

/**
 * Whether one that goes before it has taken over the id of what stands: at its next look the source would be nobody,
 * and it is to come to the same at once. What the ledger remembers has yet to take its id back; and of a faulty
 * upload nobody can tell whether it states that id.
 */
function isOusted(known: SourceRecord, { status }: Decision): boolean {
  return known.siteDigest !== undefined && !holdsId(known) && status !== 'rejected';
}
