import type { Instant } from '../kernel/instant.ts';

/** What became of an upload: the `status` of its receipt. */
export type Status = 'published' | 'scheduled' | 'draft' | 'expired' | 'withdrawn' | 'rejected' | 'ignored';

/** The part of an article that decides when it may be seen. */
interface PublicationTimes {
  readonly draft: boolean;
  readonly publishedAt: Instant;
  readonly expiresAt?: Instant;
}

/**
 * The one rule that decides, for every output, whether an article may be seen (invariant I2): only if `published`.
 * The article is public at the instant of its publication, and no longer at the instant of its expiry.
 */
export function visibilityAt(
  article: PublicationTimes,
  now: Instant,
): 'published' | 'scheduled' | 'draft' | 'expired' {
  if (article.draft) return 'draft';
  if (article.expiresAt !== undefined && article.expiresAt <= now) return 'expired';
  return article.publishedAt <= now ? 'published' : 'scheduled';
}

/** When time alone next changes the answer of {@link visibilityAt}. Undefined if never. */
export function nextVisibilityChange(article: PublicationTimes, now: Instant): Instant | undefined {
  switch (visibilityAt(article, now)) {
    case 'scheduled':
      return article.publishedAt;
    case 'published':
      return article.expiresAt;
    default:
      return undefined;
  }
}
