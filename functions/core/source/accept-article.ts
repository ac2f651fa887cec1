import type { Article, PublishedArticle } from '../article/article.ts';
import { digestOf } from '../kernel/digest.ts';
import type { Instant } from '../kernel/instant.ts';
import { nameUuid } from '../kernel/name-uuid.ts';
import type { AcceptedArticle, SourceVersion } from './accepted.ts';
import { slugClaim } from './claim.ts';
import type { Circumstances, Decision } from './decision.ts';
import { currentEntries } from './entries.ts';
import { type PublicSlug, withSlug } from './identity.ts';
import type { Interpretation } from './interpret.ts';
import { type Status, visibilityAt } from './lifecycle.ts';
import { claimsOf, datesOf } from './record-claims.ts';
import type { SourceRecord } from './source-record.ts';

/** Accepts a good article. It keeps the id and dates of its past; without a past it gets new ones. */
export function acceptArticle(
  record: SourceRecord,
  source: SourceVersion,
  { article: parsed, fingerprint, notes }: Extract<Interpretation, { kind: 'article' }>,
  circumstances: Circumstances,
): Decision {
  const firstSeenAt = record.firstSeenAt ?? source.lastModified;
  const id = parsed.id ?? record.id ?? nameUuid(record.key, firstSeenAt);
  const publishedAt = parsed.publishedAt ?? firstSeenAt;
  const digest = contentDigestOf(parsed);
  const updatedAt = laterOf(publishedAt, parsed.updatedAt ?? updatedAtOf(record, source, parsed, digest));
  const article: PublishedArticle = { ...parsed, id, publishedAt, updatedAt };
  const accepted: AcceptedArticle = {
    kind: 'article',
    article,
    digest,
    sourceEtag: source.etag,
    fingerprint,
  };
  const status = visibilityAt(article, circumstances.now);
  const slugs = slugsOf(record, article, source, status);
  const claims = claimsOf(accepted, slugs);
  return {
    status,
    source,
    ...notes,
    accepted,
    firstSeenAt,
    id,
    last: { digest, sourceEtag: source.etag, updatedAt },
    slugs,
    ...(record.changes && { changes: record.changes }),
    ...currentEntries(record.key, accepted, circumstances),
    claims,
    since: datesOf(claims, { ...record, slugs }, source.lastModified),
  };
}

/** The slugs under which the article was public. An address that was never public needs no redirect. */
function slugsOf(
  record: SourceRecord,
  { slug }: PublishedArticle,
  { lastModified }: SourceVersion,
  status: Status,
): readonly PublicSlug[] {
  const { slugs = [], since } = record;
  return status === 'published' ? withSlug(slugs, slug, since[slugClaim(slug)] ?? lastModified) : slugs;
}

/** Digest of the content. `minor` only says how a change is to be treated, so it does not count. */
function contentDigestOf({ minor: _, ...content }: Article): string {
  return digestOf(content);
}

/** Moves only with a new upload of another content: neither a new site.yaml nor a touch of the file counts. */
function updatedAtOf(
  { last, firstSeenAt }: SourceRecord,
  source: SourceVersion,
  article: Article,
  digest: string,
): Instant {
  if (!last) return article.publishedAt ?? firstSeenAt ?? source.lastModified;
  const changed = last.sourceEtag !== source.etag && last.digest !== digest;
  return changed && !article.minor ? source.lastModified : last.updatedAt;
}

function laterOf(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}
