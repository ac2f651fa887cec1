import { isAtItsAddress, siteOf } from '../core/ports/site-in-force.ts';
import type { SourceObject } from '../core/ports/uploads-bucket.ts';
import { DEFAULT_SITE, SITE_KEY } from '../core/site/site.ts';
import { dueWith, stillTold } from '../core/source/changes.ts';
import { bytesToRead } from '../core/source/interpret.ts';
import { placesOf } from '../core/source/places.ts';
import { type SourceKind, sourceKindOf } from '../core/source/source-key.ts';
import { type AcceptedSite, isPending, type SourceRecord } from '../core/source/source-record.ts';
import type { IngestPorts } from './ports.ts';

/** The object as it is now; `settled` if the record already says all there is to say of it. */
export type Upload = Exclude<SourceObject, { state: 'unchanged' }> | { readonly state: 'settled' };

/**
 * Reads the object of `record`, its bytes only if they may matter.
 * @param isKnownToDiffer whether there is something to tell anew, even of the version that the record is of
 */
export async function readUpload(
  record: SourceRecord,
  site: AcceptedSite | undefined,
  isKnownToDiffer: boolean,
  ports: IngestPorts,
): Promise<Upload> {
  const kind = sourceKindOf(record.key) as SourceKind;
  const settled = !isKnownToDiffer && isSettled(record, site, ports);
  const knownEtag = settled ? record.source?.etag : undefined;
  const object = await ports.uploads.read(record.key, bytesToRead(kind), knownEtag);
  if (object.state === 'unchanged') return { state: 'settled' };
  if (object.state === 'absent' && settled && !record.source) return { state: 'settled' };
  return object;
}

/** Nothing but a new version of the object could change the record. */
function isSettled(record: SourceRecord, site: AcceptedSite | undefined, ports: IngestPorts): boolean {
  if (!record.stored || isPending(record.pending)) return false;
  // A crash amid its claims, or another's claim that may have come free.
  if (record.claiming.length > 0 || record.waiting.length > 0) return false;
  if (record.key === SITE_KEY) return isAtItsAddress(siteOf(record), ports.address);
  // What is shown depends on the time too: an article becomes due, another expires.
  const circumstances = { site: site?.site ?? DEFAULT_SITE, now: ports.clock() };
  const places = placesOf(record.key, record.accepted, circumstances);
  const due = dueWith(record.key, places.due, stillTold(record.changes ?? [], circumstances.now));
  const isDue = places.entries.length !== record.entries.length || due?.sortKey !== record.due?.sortKey;
  return record.siteDigest === site?.digest && !isDue;
}
