import type { Problem } from '../kernel/problem.ts';
import { SITE_KEY } from '../site/site.ts';
import { acceptArticle } from './accept-article.ts';
import type { SourceVersion } from './accepted.ts';
import { decideSite, type SiteAddress } from './decide-site.ts';
import type { Circumstances, Decision } from './decision.ts';
import { currentEntries } from './entries.ts';
import { identityOf } from './identity.ts';
import { type Interpretation, interpret, type Notes, type Upload } from './interpret.ts';
import { claimsOf, datesOf } from './record-claims.ts';
import type { SourceRecord } from './source-record.ts';
import { type SourceKind, sourceKindOf } from './upload-keys.ts';

/** What `record` is to become, given its object as it is now. Undefined `upload`: the object is not there. */
export function decide(
  record: SourceRecord,
  upload: Upload | undefined,
  circumstances: Circumstances,
  address: SiteAddress,
): Decision {
  const { key } = record;
  if (!upload) return key === SITE_KEY ? decideSite(record, undefined, undefined, address) : withdraw(record);
  const { version } = upload;
  const kind = sourceKindOf(key) as SourceKind;
  const interpretation = interpret(kind, key, upload, circumstances.site);
  if (kind === 'site') return decideSite(record, version, interpretation, address);
  switch (interpretation.kind) {
    case 'article':
      return acceptArticle(record, version, interpretation, circumstances);
    case 'media':
      return acceptMedia(record, version, interpretation);
    case 'ignored':
      return ignore(record, version, interpretation.notes);
    default:
      return reject(record, version, interpretation.notes, circumstances);
  }
}

/** The object is not there. The record stays as a tombstone and keeps the identity (invariant I3). */
function withdraw(record: SourceRecord): Decision {
  return { status: 'withdrawn', problems: [], ...identityOf(record), entries: [], claims: [], since: {} };
}

/** The file under `articles/` is no article. If it replaced one, that one is withdrawn. */
function ignore(record: SourceRecord, source: SourceVersion, notes: Notes): Decision {
  return { status: 'ignored', source, ...notes, ...identityOf(record), entries: [], claims: [], since: {} };
}

/** The accepted version stays published, and the receipt says why this upload is not (invariant I6). */
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
    ...currentEntries(record.key, record.accepted, circumstances),
    claims,
    since: datesOf(claims, record, source.lastModified),
  };
}

/** The decision for an article that does not fit its row of the index. */
export function rejectTooLarge(
  record: SourceRecord,
  decision: Decision,
  circumstances: Circumstances,
): Decision {
  if (!decision.source) throw new TypeError(`${record.key}: nothing was uploaded, so nothing is too large`);
  const tooLarge: Problem = {
    code: 'article-too-large',
    severity: 'error',
    message: 'The article is too long: compressed, it is over 390 KB.',
    hint: 'Split it into several articles. Put images under media/, not into the text.',
  };
  return reject(record, decision.source, { problems: [tooLarge, ...decision.problems] }, circumstances);
}

function acceptMedia(
  record: SourceRecord,
  source: SourceVersion,
  { facts, notes }: Extract<Interpretation, { kind: 'media' }>,
): Decision {
  return {
    status: 'published',
    source,
    ...notes,
    accepted: { kind: 'media', ...facts, sourceEtag: source.etag },
    firstSeenAt: record.firstSeenAt ?? source.lastModified,
    entries: [],
    claims: [],
    since: {},
  };
}
