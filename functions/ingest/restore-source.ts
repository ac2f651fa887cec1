import type { SourceRecord } from '../core/source/source-record.ts';
import type { ClaimPorts } from './ports.ts';
import { Claimant, OvertakenError } from './take-claim.ts';

/**
 * Whether `record` is what the ledger remembers of a source that waited for others' claims, and nothing has been
 * committed since: a committed row names the site that it was read under.
 */
export function isToBeRestored({ owners, siteDigest }: SourceRecord): boolean {
  return owners.length > 0 && siteDigest === undefined;
}

/**
 * Puts a source that waited for others' claims when the index was lost back where it was, before anything is decided
 * on it: it takes what it held, then those come that it waited for (two may each wait for what the other holds), and
 * only then is it looked at as ever. Else it would be published, for a moment or for good, as what it is not.
 *
 * @param restored sources that are being put back already, for whose sake this one is
 * @param reconcileFirst looks at the source `owner`
 * @returns the record as its row stands now; undefined if another worker was faster.
 */
export async function restore(
  record: SourceRecord,
  restored: readonly string[],
  reconcileFirst: (owner: string, restored: readonly string[]) => Promise<void>,
  ports: ClaimPorts,
): Promise<SourceRecord | undefined> {
  const row = await takeWhatWasHeld(record, ports);
  if (!row) return undefined;
  for (const owner of record.owners.filter((one) => !restored.includes(one))) {
    const present = await ports.sources.readSource(owner);
    if (!present || isToBeRestored(present)) await reconcileFirst(owner, [...restored, record.key]);
  }
  return row;
}

async function takeWhatWasHeld(record: SourceRecord, ports: ClaimPorts): Promise<SourceRecord | undefined> {
  const held = Object.keys(record.since).filter((claim) => !record.waiting.includes(claim));
  const claiming = [...new Set([...record.claiming, ...held])];
  const row: SourceRecord = { ...record, stored: true, revision: record.revision + 1, claiming };
  if (!(await ports.sources.writeSource(row, record))) return undefined;
  const claimant = new Claimant(row, ports);
  try {
    // One that is another's by now, which goes before this source, is asked for again when the upload is looked at.
    for (const claim of held) await claimant.take(claim);
  } catch (error) {
    if (error instanceof OvertakenError) return undefined;
    throw error;
  }
  return claimant.record;
}
