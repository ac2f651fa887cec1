import type { SourceRecord } from '../core/source/source-record.ts';
import { Claimant, OvertakenError } from './claimant.ts';
import type { ClaimPorts } from './ports.ts';

/**
 * True if `record` was rebuilt from the ledger, waited for claims of others, and has not been committed since. (A
 * committed row names the site that it was read under.)
 */
export function mustBeRestored({ owners, siteDigest }: SourceRecord): boolean {
  return owners.length > 0 && siteDigest === undefined;
}

/**
 * Restores a source that waited for claims of others when the index was lost, before anything is decided on it. It
 * first takes the claims that it held. Then the owners of the claims that it waited for are looked at (two sources may
 * each wait for what the other holds). Otherwise it could take what was never its own, and be published as that.
 *
 * @param restored sources that are being restored already; this one is looked at for their sake
 * @param reconcileFirst looks at the source `owner`
 * @returns the record as its row stands now; undefined if another worker was faster.
 */
export async function restore(
  record: SourceRecord,
  restored: readonly string[],
  reconcileFirst: (owner: string, restored: readonly string[]) => Promise<void>,
  ports: ClaimPorts,
): Promise<SourceRecord | undefined> {
  const row = await retakeClaims(record, ports);
  if (!row) return undefined;
  for (const owner of record.owners.filter((one) => !restored.includes(one))) {
    const present = await ports.sources.readSource(owner);
    if (!present || mustBeRestored(present)) await reconcileFirst(owner, [...restored, record.key]);
  }
  return row;
}

/** Takes the claims that the ledger lists as held. @returns undefined if another worker was faster. */
async function retakeClaims(record: SourceRecord, ports: ClaimPorts): Promise<SourceRecord | undefined> {
  const held = Object.keys(record.since).filter((claim) => !record.waiting.includes(claim));
  const claiming = [...new Set([...record.claiming, ...held])];
  const row: SourceRecord = { ...record, stored: true, revision: record.revision + 1, claiming };
  if (!(await ports.sources.writeSource(row, record))) return undefined;
  const claimant = new Claimant(row, ports);
  try {
    // If a source that goes before has one of them by now, this source asks for it again when it is decided on.
    for (const claim of held) await claimant.take(claim);
  } catch (error) {
    if (error instanceof OvertakenError) return undefined;
    throw error;
  }
  return claimant.record;
}
