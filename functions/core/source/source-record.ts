import type { Problem } from '../kernel/problem.ts';
import type { FeedId } from '../output/feed-ids.ts';
import type { Entry } from '../output/lists.ts';
import type { Accepted, SourceVersion } from './accepted.ts';
import type { ClaimDates, ClaimName } from './claim.ts';
import type { Identity } from './identity.ts';
import type { Status } from './lifecycle.ts';
import { NOTHING_PENDING, type Pending } from './pending.ts';
import type { PublicationFault } from './publication-fault.ts';

/** Everything the index knows of one source: its row. */
export interface SourceRecord extends Identity {
  readonly key: string;
  /** True if there is a row. Without one, a revision other than 0 comes from the ledger. */
  readonly stored: boolean;
  /** Each write adds one, on the condition that the row still has the revision that was read. */
  readonly revision: number;
  readonly pending: Pending;
  readonly status: Status;
  /** The object as last seen. Absent if it was deleted, or never there. */
  readonly source?: SourceVersion;
  /** Problems of the upload last seen. */
  readonly problems: readonly Problem[];
  /** The site's zone, if a date of the last upload had none. */
  readonly assumedZone?: string;
  /** Digest of the site that the source was last read under. Absent before the first commit. */
  readonly siteDigest?: string;
  readonly accepted?: Accepted;
  /** The source's entries in feeds. None if its article is hidden. */
  readonly entries: readonly Entry<FeedId>[];
  /** The source's entry in the clock's list: when its article becomes due or expires, or a tombstone ends. */
  readonly due?: Entry;
  /** Claims held: `content#<digest>`, `id#urn:uuid:…`, `slug#tide-tables`, `alias#tides`. */
  readonly claims: readonly ClaimName[];
  /** Claims about to be taken. They are written here before they are taken, so that every claim has a trace. */
  readonly claiming: readonly ClaimName[];
  /** Claims of others that this source waits for. */
  readonly waiting: readonly ClaimName[];
  /** The owners of those claims at the last look: one for each, in the same order. */
  readonly owners: readonly string[];
  /** Since when the source states each of its claims. */
  readonly since: ClaimDates;
  /** What went wrong with the source when outputs were published, as its receipt tells. */
  readonly faults: readonly PublicationFault[];
}

/** The record of a source of which nothing is known. */
export function emptyRecord(key: string): SourceRecord {
  return {
    key,
    stored: false,
    revision: 0,
    pending: NOTHING_PENDING,
    status: 'withdrawn',
    problems: [],
    entries: [],
    claims: [],
    claiming: [],
    waiting: [],
    owners: [],
    since: {},
    faults: [],
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
