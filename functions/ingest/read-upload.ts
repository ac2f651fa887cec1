import { isAtItsAddress, siteOf } from '../core/ports/site-in-force.ts';
import { DEFAULT_SITE, SITE_KEY } from '../core/site/site.ts';
import type { AcceptedSite } from '../core/source/accepted.ts';
import { currentEntries, earliestDue } from '../core/source/entries.ts';
import { bytesToRead, type Upload } from '../core/source/interpret.ts';
import { stillTold } from '../core/source/partner-change.ts';
import { isPending } from '../core/source/pending.ts';
import type { SourceRecord } from '../core/source/source-record.ts';
import { type SourceKind, sourceKindOf } from '../core/source/upload-keys.ts';
import type { IngestPorts } from './ports.ts';

/** The object as it was found: settled if the record already says all there is to say of it. */
export type FoundUpload =
  | { readonly state: 'settled' }
  | { readonly state: 'absent' }
  | ({ readonly state: 'present' } & Upload);

/**
 * Reads the object of `record`; its bytes only if they may matter.
 * @param hasNews true if there is something new to tell, even of the version that the record is of
 */
export async function readUpload(
  record: SourceRecord,
  site: AcceptedSite | undefined,
  hasNews: boolean,
  ports: IngestPorts,
): Promise<FoundUpload> {
  const kind = sourceKindOf(record.key) as SourceKind;
  const settled = !hasNews && isSettled(record, site, ports);
  const knownEtag = settled ? record.source?.etag : undefined;
  const object = await ports.uploads.read(record.key, bytesToRead(kind), knownEtag);
  if (object.state === 'unchanged') return { state: 'settled' };
  if (object.state === 'absent' && settled && !record.source) return { state: 'settled' };
  return object;
}

/** True if only a new version of the object could change the record. */
function isSettled(record: SourceRecord, site: AcceptedSite | undefined, ports: IngestPorts): boolean {
  if (!record.stored || isPending(record.pending)) return false;
  // A run died while it took claims, or a claim of another source may have become free.
  if (record.claiming.length > 0 || record.waiting.length > 0) return false;
  if (record.key === SITE_KEY) return isAtItsAddress(siteOf(record), ports.address);
  // Time changes what shows: one article becomes due, another expires.
  const circumstances = { site: site?.site ?? DEFAULT_SITE, now: ports.clock() };
  const current = currentEntries(record.key, record.accepted, circumstances);
  const due = earliestDue(record.key, current.due, stillTold(record.changes ?? [], circumstances.now));
  const isDue = current.entries.length !== record.entries.length || due?.sortKey !== record.due?.sortKey;
  return record.siteDigest === site?.digest && !isDue;
}
