import type { Instant } from '../kernel/instant.ts';

/** A slug under which an article could be seen, and since when it has been the article's. */
export interface PublicSlug {
  readonly slug: string;
  readonly since: Instant;
}

/** So many former addresses of an article lead to it, the newest. */
const MAX_FORMER_SLUGS = 20;

/** The slugs of an article that can be seen under `slug`: the newest is the last. */
export function withSlug(slugs: readonly PublicSlug[], slug: string, since: Instant): PublicSlug[] {
  const known = slugs.find((one) => one.slug === slug);
  return [...formerSlugs(slugs, slug), known ?? { slug, since }].slice(-1 - MAX_FORMER_SLUGS);
}

/** The ones that an article with `slug` has no more. */
export function formerSlugs(slugs: readonly PublicSlug[], slug: string): PublicSlug[] {
  return slugs.filter((one) => one.slug !== slug).slice(-MAX_FORMER_SLUGS);
}
