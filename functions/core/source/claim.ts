import type { Instant } from '../kernel/instant.ts';

/**
 * The right to something that only one source may have: an address, an id, a text, a former address. Written
 * `<kind>#<value>`.
 */
export type ClaimName = string;

/** Since when a source states each of its claims. */
export type ClaimDates = Readonly<Record<ClaimName, Instant>>;

/** The right to the address `/articles/<slug>/`. */
export function slugClaim(slug: string): ClaimName {
  return `slug#${slug}`;
}

/** The right to be where `/articles/<slug>/` leads while no article has that address itself. */
export function aliasClaim(slug: string): ClaimName {
  return `alias#${slug}`;
}

export function idClaim(id: string): ClaimName {
  return `id#${id}`;
}

/** The right to be the source of a text. A deleted source leaves its identity to the next owner of this claim. */
export function contentClaim(fingerprint: string): ClaimName {
  return `content#${fingerprint}`;
}

export function isContentClaim(claim: ClaimName): boolean {
  return claim.startsWith('content#');
}

/** True for a claim that an article can do without. If another source owns it, the receipt only warns. */
export function isSoftClaim(claim: ClaimName): boolean {
  return claim.startsWith('alias#');
}

export function parseClaim(claim: ClaimName): { kind: string; value: string } {
  const at = claim.indexOf('#');
  return { kind: claim.slice(0, at), value: claim.slice(at + 1) };
}

/** A source that states claims, and since when. */
export interface Contender {
  readonly key: string;
  readonly since: ClaimDates;
}

/**
 * The rule for conflicts: a claim belongs to the source whose upload stated it first. If two stated it within one
 * tick of S3's clock, it belongs to the smaller key. So the order in which events are handled does not matter.
 *
 * @returns true if `one` goes before `other`. False if one of them does not state the claim, for that one is about
 *   to release it.
 */
export function goesBefore(one: Contender, other: Contender, claim: ClaimName): boolean {
  const [mine, theirs] = [one.since[claim], other.since[claim]];
  if (mine === undefined || theirs === undefined) return false;
  return mine < theirs || (mine === theirs && one.key < other.key);
}
