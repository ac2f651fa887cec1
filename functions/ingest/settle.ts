import { isContentClaim } from '../core/claim.ts';
import { identityOf } from '../core/decide.ts';
import type { IntakeQueue, SourceIndex } from '../core/ports.ts';
import type { PublishedSite } from '../core/site/site.ts';
import type { SourceRecord } from '../core/source-record.ts';
import type { IngestPorts } from './ports.ts';
import { listsClaim } from './take-claim.ts';
import { writeReceipt } from './write-receipt.ts';

/**
 * Steps 6 to 8: does what the committed `record` still owes the world, then forgets that it was owed. A run
 * that dies before the end leaves it in the row, for the next one to do again.
 *
 * @returns the receipt's key.
 */
export async function settle(
  record: SourceRecord,
  noLongerAwaited: readonly string[],
  site: PublishedSite,
  { index, intake, jobs, uploads }: IngestPorts,
): Promise<string> {
  const { key, pending, revision } = record;
  await Promise.all([
    ...pending.staleEntries.map((entry) => index.deleteHint(entry, revision)),
    ...noLongerAwaited.map((claim) => index.stopWaiting(claim, key)),
  ]);
  for (const claim of inOrderOfRelease(pending.releases)) await release(claim, record, index, intake);
  await jobs.send(pending.outputs);
  if (pending.reconcileAll) await intake.sendSweep('articles/');
  const receiptKey = await writeReceipt(record, site, uploads);
  await index.clearPending(key, revision);
  return receiptKey;
}

/** The text last: whoever takes that over finds the id and the address free. */
function inOrderOfRelease(claims: readonly string[]): string[] {
  return [...claims.filter((claim) => !isContentClaim(claim)), ...claims.filter(isContentClaim)];
}

async function release(
  claim: string,
  record: SourceRecord,
  index: SourceIndex,
  intake: IntakeQueue,
): Promise<void> {
  // A withdrawn source leaves who it was to the next source of the same text: that is what a move is.
  if (record.pending.estate === claim) await index.leaveEstate(claim, identityOf(record));
  await index.releaseClaim(claim, record.key, record.revision);
  // If it is another's now (or always was), that one's release will wake them; unless that one's row does not
  // know of it: then a worker took it that has since been overtaken, and nobody will let it go.
  const holder = await index.readClaim(claim);
  const owner = holder && (await index.readSource(holder.owner));
  if (owner && listsClaim(owner, claim)) return;
  // Only now: who begins to wait after this look finds the claim free.
  await intake.send(await index.waiters(claim));
}
