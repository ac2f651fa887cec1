import { RecordTooLargeError } from '../core/kernel/errors.ts';
import type { AcceptedSite } from '../core/source/accepted.ts';
import { rejectTooLarge } from '../core/source/decide.ts';
import type { Circumstances } from '../core/source/decision.ts';
import { allEntries } from '../core/source/entries.ts';
import { untoldEntries, withChanges } from '../core/source/next-changes.ts';
import { pendingAfter } from '../core/source/pending-after.ts';
import type { PublicationFault } from '../core/source/publication-fault.ts';
import { pickDates } from '../core/source/record-claims.ts';
import type { SourceRecord } from '../core/source/source-record.ts';
import type { IngestPorts } from './ports.ts';
import type { Claimed } from './take-claims.ts';

/** What a record is committed with, besides the decision on it. */
export interface CommitOptions {
  /** The site that the source was read under. Undefined for `site.yaml` itself. */
  readonly site: AcceptedSite | undefined;
  readonly faults: readonly PublicationFault[];
  readonly circumstances: Circumstances;
}

/** Steps 5 and 6 of ingest. @returns the row as committed; undefined if another worker was faster. */
export async function commit(
  claimed: Claimed,
  options: CommitOptions,
  { hints, sources }: Pick<IngestPorts, 'hints' | 'sources'>,
): Promise<SourceRecord | undefined> {
  const next = nextRecord(claimed, options);
  // 5. The hints, before the commit: a query must find what the row states.
  const entries = [
    ...allEntries(next.key, next),
    ...untoldEntries(claimed.record, next, options.circumstances.site),
  ];
  await Promise.all(entries.map((entry) => hints.putHint(entry, next.key, next.revision)));
  // 6. The commit. From now on the row owes the world every output that the old or the new state shows in.
  try {
    return (await sources.writeSource(next, claimed.record)) ? next : undefined;
  } catch (error) {
    if (!(error instanceof RecordTooLargeError)) throw error;
    const { record, decision } = claimed;
    const tooLarge = rejectTooLarge(record, decision, options.circumstances);
    const refused = nextRecord({ record, decision: tooLarge, waiting: [] }, options);
    return (await sources.writeSource(refused, record)) ? refused : undefined;
  }
}

function nextRecord(
  { record, decision: decided, waiting }: Claimed,
  { site, faults, circumstances }: CommitOptions,
): SourceRecord {
  const decision = withChanges(record, decided, circumstances);
  const siteDigest = site?.digest ?? (decision.accepted?.kind === 'site' ? decision.accepted.digest : '');
  const awaited = waiting.map(({ claim }) => claim);
  return {
    ...decision,
    key: record.key,
    stored: true,
    revision: record.revision + 1,
    siteDigest,
    pending: pendingAfter(record, decision, siteDigest),
    claiming: [],
    waiting: awaited,
    owners: waiting.map(({ owner }) => owner),
    since: pickDates(decision.since, [...decision.claims, ...awaited]),
    faults,
  };
}
