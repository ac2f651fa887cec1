import type { Article, PublishedArticle } from './article/article.ts';
import { contentClaim, idClaim, slugClaim } from './claim.ts';
import { digestOf } from './digest.ts';
import type { Instant } from './instant.ts';
import type { Notes, Reading } from './interpret.ts';
import { nextChangeOf, type Status, visibilityAt } from './lifecycle.ts';
import { nameUuid } from './name-uuid.ts';
import { DUE, entriesOf } from './outputs.ts';
import type { Problem } from './problem.ts';
import { DEFAULT_SITE, type Site } from './site/site.ts';
import type {
  Accepted,
  AcceptedArticle,
  Entry,
  Identity,
  SourceRecord,
  SourceVersion,
} from './source-record.ts';

/** What a source is to become: its record but for what the protocol itself keeps there. */
export interface Decision extends Identity {
  readonly status: Status;
  readonly source?: SourceVersion;
  readonly problems: readonly Problem[];
  readonly assumedZone?: string;
  readonly accepted?: Accepted;
  readonly entries: readonly Entry[];
  readonly due?: Entry;
  readonly claims: readonly string[];
}

/** The object is not there. The record stays as a tombstone, with the identity (invariant I3). */
export function withdraw(record: SourceRecord): Decision {
  return { status: 'withdrawn', problems: [], ...identityOf(record), entries: [], claims: [] };
}

/** Something that is no article lies under `articles/`. If it replaced one, that one is withdrawn. */
export function ignore(record: SourceRecord, source: SourceVersion, notes: Notes): Decision {
  return { status: 'ignored', source, ...notes, ...identityOf(record), entries: [], claims: [] };
}

/** The last good version stands, and the receipt says why this upload does not (invariant I6). */
export function reject(record: SourceRecord, source: SourceVersion, notes: Notes, now: Instant): Decision {
  return {
    status: 'rejected',
    source,
    ...notes,
    ...(record.accepted ? { accepted: record.accepted } : {}),
    ...identityOf(record),
    ...placesOf(record.key, record.accepted, now),
    claims: record.claims,
  };
}

/** The article does not fit its row of the index. */
export function rejectTooLarge(record: SourceRecord, decision: Decision, now: Instant): Decision {
  if (!decision.source) throw new TypeError(`${record.key}: nothing was uploaded, so nothing is too large`);
  const tooLarge: Problem = {
    code: 'article-too-large',
    severity: 'error',
    message: 'The article is too long to be indexed: compressed, it is over 390 KB.',
    hint: 'Split it into several articles; images belong under media/, not into the text.',
  };
  return reject(record, decision.source, { problems: [tooLarge, ...decision.problems] }, now);
}

/** A good article, with its identity and dates from its past, or new ones if it has none. */
export function acceptArticle(
  record: SourceRecord,
  source: SourceVersion,
  reading: Extract<Reading, { kind: 'article' }>,
  now: Instant,
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
  const last = { digest, sourceEtag: source.etag, updatedAt: article.updatedAt };
  const accepted: AcceptedArticle = { kind: 'article', article, digest, sourceEtag: source.etag };
  return {
    status: visibilityAt(article, now),
    source,
    ...reading.notes,
    accepted,
    firstSeenAt,
    id,
    last,
    ...placesOf(record.key, accepted, now),
    claims: [contentClaim(reading.fingerprint), idClaim(id), slugClaim(article.slug)],
  };
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
    accepted: { kind: 'media', type: reading.type, sourceEtag: source.etag },
    firstSeenAt: record.firstSeenAt ?? source.lastModified,
    entries: [],
    claims: [],
  };
}

/** Where the site is published: an operator's choice, or else the distribution itself. */
export interface SiteAddress {
  /** Wins over `site.yaml`. */
  readonly publicUrl?: string | undefined;
  readonly distributionUrl: string;
}

/**
 * The site in force. While `site.yaml` is bad or gone the last good one is (invariant I6), and before the
 * first one the defaults are.
 */
export function putSiteInForce(
  record: SourceRecord,
  source: SourceVersion | undefined,
  reading: Reading | undefined,
  address: SiteAddress,
): Decision {
  const last = record.accepted?.kind === 'site' ? record.accepted.described : DEFAULT_SITE;
  const described: Site = reading?.kind === 'site' ? reading.site : last;
  const site = { ...described, url: publicUrlOf(described, address) };
  return {
    status: reading === undefined ? 'withdrawn' : reading.kind === 'site' ? 'published' : 'rejected',
    ...(source ? { source } : {}),
    problems: reading?.notes.problems ?? [],
    accepted: { kind: 'site', described, site, digest: digestOf(site) },
    entries: [],
    claims: [],
  };
}

/** The address everything is published at, ending in `/`. */
export function publicUrlOf(described: Site, address: SiteAddress): string {
  return address.publicUrl ?? described.url ?? address.distributionUrl;
}

/** Where the index is to list a source as of `now`: in feeds if it may be seen, and with the clock. */
export function placesOf(
  key: string,
  accepted: Accepted | undefined,
  now: Instant,
): { entries: Entry[]; due?: Entry } {
  if (accepted?.kind !== 'article') return { entries: [] };
  const { article } = accepted;
  const visible = visibilityAt(article, now) === 'published';
  const change = nextChangeOf(article, now);
  return {
    entries: visible ? entriesOf(key, article) : [],
    ...(change ? { due: { feed: DUE, sortKey: `${change}#${digestOf(key)}` } } : {}),
  };
}

function laterOf(one: Instant, other: Instant): Instant {
  return [one, other].sort()[1] as Instant;
}

/** Who the source was, for when it comes back or goes on elsewhere. */
export function identityOf({ id, firstSeenAt, last }: Identity): Identity {
  return { ...(id && { id }), ...(firstSeenAt && { firstSeenAt }), ...(last && { last }) };
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
