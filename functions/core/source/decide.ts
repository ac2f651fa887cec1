import type { Article, PublishedArticle } from '../article/article.ts';
import { digestOf } from '../kernel/digest.ts';
import type { Instant } from '../kernel/instant.ts';
import { nameUuid } from '../kernel/name-uuid.ts';
import type { Problem } from '../kernel/problem.ts';
import { type ClaimDates, type ClaimName, slugClaim } from './claim.ts';
import type { Notes, Reading } from './interpret.ts';
import { type Status, visibilityAt } from './lifecycle.ts';
import { type Circumstances, placesOf } from './places.ts';
import { type PublicSlug, withSlug } from './public-slugs.ts';
import type {
  Accepted,
  AcceptedArticle,
  Entry,
  Identity,
  SourceRecord,
  SourceVersion,
} from './source-record.ts';
import { claimsOf, datesOf } from './stated-claims.ts';

/** What a source is to become: its record but for what the protocol itself keeps there. */
export interface Decision extends Identity {
  readonly status: Status;
  readonly source?: SourceVersion;
  readonly problems: readonly Problem[];
  readonly assumedZone?: string;
  readonly accepted?: Accepted;
  readonly entries: readonly Entry[];
  readonly due?: Entry;
  /** All that it states: what it may stand on only while they are its own, and its aliases. */
  readonly claims: readonly ClaimName[];
  readonly since: ClaimDates;
}

/** The object is not there. The record stays as a tombstone, with the identity (invariant I3). */
export function withdraw(record: SourceRecord): Decision {
  return { status: 'withdrawn', problems: [], ...identityOf(record), entries: [], claims: [], since: {} };
}

/** Something that is no article lies under `articles/`. If it replaced one, that one is withdrawn. */
export function ignore(record: SourceRecord, source: SourceVersion, notes: Notes): Decision {
  return { status: 'ignored', source, ...notes, ...identityOf(record), entries: [], claims: [], since: {} };
}

/** The last good version stands, and the receipt says why this upload does not (invariant I6). */
export function reject(
  record: SourceRecord,
  source: SourceVersion,
  notes: Notes,
  circumstances: Circumstances,
): Decision {
  const claims = claimsOf(record.accepted, record.slugs);
  return {
    status: 'rejected',
    source,
    ...notes,
    ...(record.accepted ? { accepted: record.accepted } : {}),
    ...identityOf(record),
    ...placesOf(record.key, record.accepted, circumstances),
    claims,
    since: datesOf(claims, record, source.lastModified),
  };
}

/** The article does not fit its row of the index. */
export function rejectTooLarge(
  record: SourceRecord,
  decision: Decision,
  circumstances: Circumstances,
): Decision {
  if (!decision.source) throw new TypeError(`${record.key}: nothing was uploaded, so nothing is too large`);
  const tooLarge: Problem = {
    code: 'article-too-large',
    severity: 'error',
    message: 'The article is too long to be indexed: compressed, it is over 390 KB.',
    hint: 'Split it into several articles; images belong under media/, not into the text.',
  };
  return reject(record, decision.source, { problems: [tooLarge, ...decision.problems] }, circumstances);
}

/** A good article, with its identity and dates from its past, or new ones if it has none. */
export function acceptArticle(
  record: SourceRecord,
  source: SourceVersion,
  reading: Extract<Reading, { kind: 'article' }>,
  circumstances: Circumstances,
): Decision {
  const firstSeenAt = record.firstSeenAt ?? source.lastModified;
  const id = reading.article.id ?? record.id ?? nameUuid(record.key, firstSeenAt);
  const publishedAt = reading.article.publishedAt ?? firstSeenAt;
  const digest = contentDigestOf(reading.article);
  const updatedAt = reading.article.updatedAt ?? updatedAtOf(record, source, reading.article, digest);
  const article: PublishedArticle = {
    ...reading.article,
    id,
    publishedAt,
    updatedAt: laterOf(publishedAt, updatedAt),
  };
  const accepted: AcceptedArticle = {
    kind: 'article',
    article,
    digest,
    sourceEtag: source.etag,
    fingerprint: reading.fingerprint,
  };
  const status = visibilityAt(article, circumstances.now);
  const slugs = slugsOf(record, article, source, status);
  const claims = claimsOf(accepted, slugs);
  return {
    status,
    source,
    ...reading.notes,
    accepted,
    firstSeenAt,
    id,
    last: { digest, sourceEtag: source.etag, updatedAt: article.updatedAt },
    slugs,
    ...(record.changes && { changes: record.changes }),
    ...placesOf(record.key, accepted, circumstances),
    claims,
    since: datesOf(claims, { ...record, slugs }, source.lastModified),
  };
}

/** An address that nobody has seen yet needs no redirect when it changes. */
function slugsOf(
  record: SourceRecord,
  { slug }: PublishedArticle,
  { lastModified }: SourceVersion,
  status: Status,
): readonly PublicSlug[] {
  const { slugs = [], since } = record;
  return status === 'published' ? withSlug(slugs, slug, since[slugClaim(slug)] ?? lastModified) : slugs;
}

export function acceptMedia(
  record: SourceRecord,
  source: SourceVersion,
  reading: Extract<Reading, { kind: 'media' }>,
): Decision {
  return {
    status: 'published',
    source,
    ...reading.notes,
    accepted: { kind: 'media', ...reading.facts, sourceEtag: source.etag },
    firstSeenAt: record.firstSeenAt ?? source.lastModified,
    entries: [],
    claims: [],
    since: {},
  };
}

function laterOf(one: Instant, other: Instant): Instant {
  return [one, other].sort()[1] as Instant;
}

/** Who the source was, for when it comes back or goes on elsewhere. */
export function identityOf({ id, firstSeenAt, last, slugs, changes }: Identity): Identity {
  return {
    ...(id && { id }),
    ...(firstSeenAt && { firstSeenAt }),
    ...(last && { last }),
    ...(slugs && { slugs }),
    ...(changes && { changes }),
  };
}

/** The same source as if it were seen for the first time. */
export function withoutIdentity(record: SourceRecord): SourceRecord {
  const {
    accepted: _accepted,
    firstSeenAt: _firstSeenAt,
    id: _id,
    last: _last,
    slugs: _slugs,
    ...rest
  } = record;
  return rest;
}

/** `minor` says how a change is to be treated; it is no part of the content. */
function contentDigestOf({ minor: _, ...content }: Article): string {
  return digestOf(content);
}

/** Moves only with the content, and with a new upload: neither a new site.yaml nor a touch of the file counts. */
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
