import type { LookOptions } from '../core/messages/intake-message.ts';
import type { Claims } from '../core/ports/claims.ts';
import type { ClaimName } from '../core/source/claim.ts';
import type { SourceRecord } from '../core/source/source-record.ts';

/**
 * The claims that `record` lists as held and another source has taken over. Whoever takes a claim over asks the former
 * owner to look, with `reclaim`. The repair checks in case nothing came of that. Other looks need not ask.
 */
export async function lostClaims(
  record: SourceRecord,
  { repair, reclaim }: LookOptions,
  claims: Claims,
): Promise<ClaimName[]> {
  if (!record.stored) return [];
  if (reclaim) return await renewClaims(record, claims);
  return repair ? await claimsOfOthers(record, claims) : [];
}

async function claimsOfOthers(record: SourceRecord, claims: Claims): Promise<ClaimName[]> {
  const holders = await Promise.all(record.claims.map((claim) => claims.readClaim(claim)));
  return record.claims.filter((_, at) => holders[at]?.owner !== record.key);
}

/**
 * Takes the claims that `record` lists as held once more. This stops every take-over that was prepared before: a slow
 * worker may be about to take one for a source that does not want it any more.
 *
 * @returns those that another source has.
 */
async function renewClaims(
  { claims: held, key, revision }: SourceRecord,
  claims: Claims,
): Promise<ClaimName[]> {
  const renewed = await Promise.all(held.map((claim) => claims.takeClaim(claim, key, revision + 1)));
  return held.filter((_, at) => !renewed[at]);
}
