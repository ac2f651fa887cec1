import type { Claims } from '../core/ports/claims.ts';
import { idClaim, isContentClaim } from '../core/source/claim.ts';
import type { Decision } from '../core/source/decision.ts';
import type { Identity } from '../core/source/identity.ts';
import { type SourceRecord, withoutIdentity } from '../core/source/source-record.ts';

/**
 * The identities this source could continue: its own, the one left by the last owner of its text, or a new one. Each
 * comes with the decision that it leads to.
 */
export interface PossibleIdentities {
  /** The decision under its own past. */
  readonly own: Decision;
  /** True if the source is new or was deleted. */
  readonly isNew: boolean;
  /** The identity that the last owner of its text left, and the decision under it. */
  readonly inherited: { readonly identity: Identity; readonly decision: Decision } | undefined;
  /** The decision under a new identity, for when another source continues this one's past. */
  readonly fresh: Decision | undefined;
}

/**
 * @param known the record without the claims that it has lost to others
 * @param decideOn what the upload makes of a record
 */
export async function possibleIdentities(
  known: SourceRecord,
  decideOn: (record: SourceRecord) => Decision,
  claims: Pick<Claims, 'readEstate'>,
): Promise<PossibleIdentities> {
  const own = decideOn(known);
  const text = own.claims.find(isContentClaim);
  const isNew = !known.accepted && !holdsId(known);
  const stranger = withoutIdentity(known);
  const estate = text && isNew ? await claims.readEstate(text) : undefined;
  const inherited = estate && { identity: estate, decision: decideOn({ ...stranger, ...estate }) };
  const mayStartAnew = isNew || hasLostId(known, own);
  const fresh = text && mayStartAnew && known.id ? decideOn(stranger) : undefined;
  return { own, isNew, inherited, fresh };
}

function holdsId({ id, claims }: SourceRecord): boolean {
  return id !== undefined && claims.includes(idClaim(id));
}

/**
 * True if a source that goes before this one has taken over the id of the accepted version. At its next look this
 * source would be new, and it must come to the same decision now. Two cases are left out: a record rebuilt from the
 * ledger has yet to take its id back; and a faulty upload does not tell whether it states that id.
 */
function hasLostId(known: SourceRecord, { status }: Decision): boolean {
  return known.siteDigest !== undefined && !holdsId(known) && status !== 'rejected';
}
