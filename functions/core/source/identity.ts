import type { Instant } from '../kernel/instant.ts';
import type { PartnerChange } from './partner-change.ts';

/** The last accepted version of an article, also while it is withdrawn. It tells an edit from a return. */
interface LastVersion {
  readonly digest: string;
  readonly sourceEtag: string;
  readonly updatedAt: Instant;
}

/** A slug under which an article was public, and since when the article has had it. */
export interface PublicSlug {
  readonly slug: string;
  readonly since: Instant;
}

/** Who an article is, apart from the key of its source. */
export interface Identity {
  /** When the source was first uploaded: the publication date of an article that states none. */
  readonly firstSeenAt?: Instant;
  /** Kept through edits, deletion, return and moves (invariant I3). */
  readonly id?: string;
  readonly last?: LastVersion;
  /** Slugs under which the article was public, the newest last. The former ones redirect to the article. */
  readonly slugs?: readonly PublicSlug[];
  /** What partners are told of the article: one change for each partner that has it or had it lately. */
  readonly changes?: readonly PartnerChange[];
}

/** How many former addresses of an article lead to it: the newest ones. */
const MAX_FORMER_SLUGS = 20;

/** The identity alone, for when the source returns or the article goes on under another key. */
export function identityOf({ id, firstSeenAt, last, slugs, changes }: Identity): Identity {
  return {
    ...(id && { id }),
    ...(firstSeenAt && { firstSeenAt }),
    ...(last && { last }),
    ...(slugs && { slugs }),
    ...(changes && { changes }),
  };
}

/** The slugs of an article that is public under `slug` now, the newest last. */
export function withSlug(slugs: readonly PublicSlug[], slug: string, since: Instant): PublicSlug[] {
  const known = slugs.find((one) => one.slug === slug);
  return [...formerSlugs(slugs, slug), known ?? { slug, since }].slice(-1 - MAX_FORMER_SLUGS);
}

/** The slugs that an article with the slug `slug` had before. */
export function formerSlugs(slugs: readonly PublicSlug[], slug: string): PublicSlug[] {
  return slugs.filter((one) => one.slug !== slug).slice(-MAX_FORMER_SLUGS);
}
