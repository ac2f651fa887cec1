import type { Instant } from '../kernel/instant.ts';

/** What became of an upload; the `status` of its receipt. */
export type Status = 'published' | 'scheduled' | 'draft' | 'expired' | 'withdrawn' | 'rejected' | 'ignored';

/** The part of an article that decides when it may be seen. */
export interface PublicationWindow {
  readonly draft: boolean;
  readonly publishedAt: Instant;
  readonly expiresAt?: Instant;
}

/**
 * The one predicate that decides, for every output, whether an article may be seen (invariant I2): only
 * `published` may. The publication instant itself is public, the expiry instant is not.
 */
export function visibilityAt(
  article: PublicationWindow,
  now: Instant,
): 'published' | 'scheduled' | 'draft' | 'expired' {
  if (article.draft) return 'draft';
  if (article.expiresAt !== undefined && article.expiresAt <= now) return 'expired';
  return article.publishedAt <= now ? 'published' : 'scheduled';
}

/** When time alone next changes what {@link visibilityAt} answers; undefined if never. */
export function nextChangeOf(article: PublicationWindow, now: Instant): Instant | undefined {
  switch (visibilityAt(article, now)) {
    case 'scheduled':
      return article.publishedAt;
    case 'published':
      return article.expiresAt;
    default:
      return undefined;
  }
}
