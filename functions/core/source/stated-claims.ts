import type { Instant } from '../kernel/instant.ts';
import { aliasClaim, type ClaimDates, type ClaimName, contentClaim, idClaim, slugClaim } from './claim.ts';
import { formerSlugs, type PublicSlug } from './public-slugs.ts';
import type { Accepted, SourceRecord } from './source-record.ts';

/** All that an accepted version claims: its text, its id, its slug, its aliases and the slugs it has had. */
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
 * The claims among those it holds that the accepted version of a source states: those of an upload that was rejected
 * are kept for it, but nobody is to see them.
 */
export function claimsInForce({
  accepted,
  claims,
  slugs,
}: Pick<SourceRecord, 'accepted' | 'claims' | 'slugs'>): ClaimName[] {
  return claimsOf(accepted, slugs).filter((claim) => claims.includes(claim));
}

/**
 * Since when the source of `record` states each of `claims`: since the first version, in an unbroken run, that
 * did; a slug that it had before, since it had that. What it has not stated before it does since `now`.
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
