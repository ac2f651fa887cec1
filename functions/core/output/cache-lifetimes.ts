/*
 * How long everything that is sent is kept, by its Cache-Control header. Viewers keep a copy for `max-age` seconds, the
 * edge for `s-maxage`: it asks the origin each minute for nearly everything, and mostly hears 304.
 * `stale-while-revalidate` and `stale-if-error` are those of RFC 5861.
 */

/** RSS `ttl`: the same as the Cache-Control of a document allows. Readers wait for the longer of the two. */
export const TIME_TO_LIVE_MINUTES = 5;

/** The Cache-Control of objects of the site. Kinds of outputs name theirs (output-kinds.ts). */
export const CACHE_LIFETIMES = {
  /** Both may show it a little longer while they fetch the next, and a day if the origin fails. */
  document: 'public, max-age=300, s-maxage=60, stale-while-revalidate=60, stale-if-error=86400',
  /**
   * An archive changes only when one of its articles does, which is seldom once the month is over. Not for ever: its
   * address is no digest, and what is withdrawn must go from there too.
   */
  archive: 'public, max-age=86400, s-maxage=60, stale-while-revalidate=60, stale-if-error=86400',
  /** What is missing may be published the next moment: viewers are to ask again. */
  notFound: 'public, max-age=10',
  /**
   * A new version of the script reaches everyone within the hour. The address stays the same, because other sites'
   * pages name it.
   */
  script: 'public, max-age=3600, s-maxage=60, stale-while-revalidate=86400',
  /** A version of a contract only ever grows: what a viewer has kept for a day is still true. */
  schema: 'public, max-age=86400, s-maxage=60, stale-while-revalidate=604800',
  /** Media seldom change under one name; those that do are seen everywhere within the hour. */
  media: 'public, max-age=3600, s-maxage=60, stale-if-error=86400',
} as const;

export type CacheLifetime = keyof typeof CACHE_LIFETIMES;

/**
 * Set by the edge on partners' documents. It may keep a copy for all who have a key, for the check comes before its
 * cache; nobody behind it may keep one for others.
 */
export const PARTNER_CACHE_CONTROL = 'private, max-age=300';

/** Set by the edge on its redirect to the address of a page that ends in a slash. */
export const SLASH_REDIRECT_CACHE_CONTROL = 'public, max-age=3600';

/** Set by the edge where it asks for a key. */
export const REFUSAL_CACHE_CONTROL = 'no-store';

/** On receipts in the uploads bucket: whoever looks at one wants the last. */
export const RECEIPT_CACHE_CONTROL = 'no-store';

/** Seconds for which a browser keeps the answer to a CORS preflight; the stack's headers policy says the same. */
export const PREFLIGHT_MAX_AGE = '86400';
