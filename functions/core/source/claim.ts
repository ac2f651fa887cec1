import type { Instant } from '../kernel/instant.ts';

/**
 * What at most one source may have: an address, an id, a text, a former address. Written `<kind>#<value>`.
 */
export type ClaimName = string;

/** Since when a source states each of its claims. */
export type ClaimDates = Readonly<Record<ClaimName, Instant>>;

/** The address `/articles/<slug>/`. */
export function slugClaim(slug: string): ClaimName {
  return `slug#${slug}`;
}

/** To be where `/articles/<slug>/` leads while no article has that address itself. */
export function aliasClaim(slug: string): ClaimName {
  return `alias#${slug}`;
}

export function idClaim(id: string): ClaimName {
  return `id#${id}`;
}

/** To be the source of a text. Who lets go of it leaves its identity to whoever is next. */
export function contentClaim(fingerprint: string): ClaimName {
  return `content#${fingerprint}`;
}

export function isContentClaim(claim: ClaimName): boolean {
  return claim.startsWith('content#');
}

/** An article can do without it: that it is another's is worth a warning, not a rejection. */
export function isSoftClaim(claim: ClaimName): boolean {
  return claim.startsWith('alias#');
}

export function parseClaim(claim: ClaimName): { kind: string; value: string } {
  const at = claim.indexOf('#');
  return { kind: claim.slice(0, at), value: claim.slice(at + 1) };
}

/** A source that states a claim, and since when. */
export interface Claimant {
  readonly key: string;
  readonly since: ClaimDates;
}

/**
 * The rule for conflicts: a claim is that source's whose upload stated it first, and of those stated within one
 * tick of S3's clock the one's with the smaller key. So it never matters in which order events are handled.
 *
 * @returns whether `one` goes before `other`; never before one that does not state the claim, for such a one is
 *   about to let go of it.
 */
export function goesBefore(one: Claimant, other: Claimant, claim: ClaimName): boolean {
  const [mine, theirs] = [one.since[claim], other.since[claim]];
  if (mine === undefined || theirs === undefined) return false;
  return mine < theirs || (mine === theirs && one.key < other.key);
}
