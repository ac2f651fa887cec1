import type { PublishedArticle } from '../article/article.ts';
import type { Instant } from '../kernel/instant.ts';
import type { MediaFacts } from '../media/media-facts.ts';
import { DEFAULT_SITE, type PublishedSite, type Site } from '../site/site.ts';

/** What S3 said of an object when it was read. */
export interface SourceVersion {
  readonly etag: string;
  readonly lastModified: Instant;
  readonly sizeBytes: number;
}

export interface AcceptedArticle {
  readonly kind: 'article';
  readonly article: PublishedArticle;
  /** Digest of the article as parsed, without the dates that the index adds. It differs if the content changed. */
  readonly digest: string;
  readonly sourceEtag: string;
  /** Digest of the upload's bytes. The same text has the same fingerprint under every key. */
  readonly fingerprint: string;
}

export interface AcceptedMedia extends MediaFacts {
  readonly kind: 'media';
  readonly sourceEtag: string;
}

export interface AcceptedSite {
  readonly kind: 'site';
  /** The site as `site.yaml` describes it, or the defaults. */
  readonly described: Site;
  /** The same with the address that the site is published at. */
  readonly site: PublishedSite;
  /** Digest of `site`. Every article's record names the digest of the site that it was read under. */
  readonly digest: string;
  /** Absent if nobody has described the site yet. */
  readonly sourceEtag?: string;
}

/** The accepted version of a source: what is, or will be, published. */
export type Accepted = AcceptedArticle | AcceptedMedia | AcceptedSite;

/** Completes an accepted version that an earlier release stored with the fields that were added since. */
export function completeAccepted(stored: Accepted): Accepted {
  if (stored.kind !== 'site') return stored;
  return { ...stored, described: completeSite(stored.described), site: completeSite(stored.site) };
}

function completeSite<Stored extends Site>(stored: Stored): Stored {
  return {
    ...DEFAULT_SITE,
    ...stored,
    limits: { ...DEFAULT_SITE.limits, ...stored.limits },
    guard: { ...DEFAULT_SITE.guard, ...stored.guard },
  };
}
