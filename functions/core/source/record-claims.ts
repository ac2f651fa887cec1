import type { Instant } from '../kernel/instant.ts';
import type { Accepted } from './accepted.ts';
import { aliasClaim, type ClaimDates, type ClaimName, contentClaim, idClaim, slugClaim } from './claim.ts';
import { formerSlugs, type PublicSlug } from './identity.ts';
import type { SourceRecord } from './source-record.ts';

/** All claims of an accepted version: its text, its id, its slug, its aliases and its former slugs. */
export function claimsOf(accepted: Accepted | undefined, slugs: readonly PublicSlug[] = []): ClaimName[] {
  if (accepted?.kind !== 'article') return [];
  const { article, fingerprint } = accepted;
  const aliases = [...article.aliases, ...formerSlugs(slugs, article.slug).map(({ slug }) => slug)];
  const claims = [
    contentClaim(fingerprint),
    idClaim(article.id),
    slugClaim(article.slug),
    ...aliases.filter((alias) => alias !== article.slug).map(aliasClaim),
  ];
  return [...new Set(claims)];
}

/**
 * The claims that the public may see: those that the source holds and its accepted version states. A rejected upload
 * may hold claims too, but nobody is to see them.
 */
export function claimsInForce({
  accepted,
  claims,
  slugs,
}: Pick<SourceRecord, 'accepted' | 'claims' | 'slugs'>): ClaimName[] {
  return claimsOf(accepted, slugs).filter((claim) => claims.includes(claim));
}

/**
 * True if `claim` is held, about to be taken, or about to be released. Until the release is done, the next owner must
 * wait for it.
 */
export function listsClaim({ claims, claiming, pending }: SourceRecord, claim: ClaimName): boolean {
  return [...claims, ...claiming, ...pending.releases].includes(claim);
}

/**
 * Since when the source states each of `claims`: since the first version that did, if every version from there on
 * did too. A former slug counts since the source had it. A claim that it has not stated before counts since `now`.
 */
export function datesOf(
  claims: readonly ClaimName[],
  { since, slugs = [] }: Pick<SourceRecord, 'since' | 'slugs'>,
  now: Instant,
): ClaimDates {
  const former = new Map(slugs.map((one) => [aliasClaim(one.slug), one.since]));
  return Object.fromEntries(claims.map((claim) => [claim, since[claim] ?? former.get(claim) ?? now]));
}

/** The dates of `claims` alone, in their order. */
export function pickDates(dates: ClaimDates, claims: readonly ClaimName[]): ClaimDates {
  return Object.fromEntries(claims.flatMap((claim) => (dates[claim] ? [[claim, dates[claim]]] : [])));
}
