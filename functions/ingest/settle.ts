import { looksAt } from '../core/messages/intake-message.ts';
import { jobsFor } from '../core/messages/job-message.ts';
import { byUrgency } from '../core/output/outputs.ts';
import type { Sources } from '../core/ports/sources.ts';
import type { PublishedSite } from '../core/site/site.ts';
import { type ClaimName, goesBefore, isContentClaim } from '../core/source/claim.ts';
import { identityOf } from '../core/source/decide.ts';
import { sourceKindOf } from '../core/source/source-key.ts';
import type { SourceRecord } from '../core/source/source-record.ts';
import type { IngestPorts } from './ports.ts';
import { listsClaim } from './take-claim.ts';
import { tellMediaUsers } from './tell-media-users.ts';
import { writeReceipt } from './write-receipt.ts';

/**
 * After so long whatever an article has moved to has been read: the most by which SQS delays a message. Until then the
 * files that it hid stay hidden, though for a moment no source may name them.
 */
const MOVE_SECONDS = 900;

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
  ports: IngestPorts,
): Promise<string> {
  const { claims, hints, intake, jobs, sources } = ports;
  const { key, pending, revision } = record;
  await Promise.all([
    ...pending.staleEntries.map((entry) => hints.deleteHint(entry, revision)),
    ...noLongerAwaited.map((claim) => claims.stopWaiting(claim, key)),
  ]);
  for (const claim of inOrderOfRelease(pending.releases)) await release(claim, record, ports);
  // They find out whether they have lost anything. Only now: a look from before the commit could come too early.
  if (pending.displaced.length > 0) await intake.send(looksAt(pending.displaced, { reclaim: true }));
  await jobs.send(jobsFor(byUrgency(pending.outputs)));
  if (pending.unveiled.length > 0) await jobs.send(jobsFor(pending.unveiled), { delaySeconds: MOVE_SECONDS });
  if (sourceKindOf(key) === 'media' && pending.outputs.includes(key)) {
    await tellMediaUsers(key, ports);
  }
  if (pending.reconcileAll) await intake.send([{ sweep: 'articles/' }]);
  const receiptKey = await writeReceipt(record, site, ports.uploads);
  await sources.clearPending(key, revision);
  return receiptKey;
}

/** The text last: whoever takes that over finds the id and the address free. */
function inOrderOfRelease(claims: readonly string[]): string[] {
  return [...claims.filter((claim) => !isContentClaim(claim)), ...claims.filter(isContentClaim)];
}

async function release(
  claim: string,
  record: SourceRecord,
  { claims, intake, sources }: IngestPorts,
): Promise<void> {
  // Stated again meanwhile, it stays; but since later, so that one who waits may go before.
  if (record.claims.includes(claim)) {
    return await intake.send(looksAt(await claims.waiters(claim)));
  }
  // A withdrawn source leaves who it was to the next source of the same text: that is what a move is.
  if (record.pending.estate === claim) await claims.leaveEstate(claim, identityOf(record));
  await claims.releaseClaim(claim, record.key, record.revision);
  const holder = await claims.readClaim(claim);
  const owner = holder && (await sources.readSource(holder.owner));
  // Only now: who begins to wait after this look finds the claim free.
  const waiters = await claims.waiters(claim);
  // If it is another's now (or always was), that one's release will wake them, but for those that go before that
  // one, and those that know of another owner; unless that one's row does not know of it: then a worker took it that
  // has since been overtaken, and nobody will let it go.
  const isHeld = owner !== undefined && listsClaim(owner, claim);
  await intake.send(looksAt(isHeld ? await thoseToldWrong(owner, waiters, claim, sources) : waiters));
}

/** The waiters that go before `owner`, or whose receipt does not name it. */
async function thoseToldWrong(
  owner: SourceRecord,
  waiters: readonly string[],
  claim: ClaimName,
  sources: Pick<Sources, 'readSource'>,
): Promise<string[]> {
  const rows = await Promise.all(waiters.map((key) => sources.readSource(key)));
  return rows.flatMap((row) =>
    row && (goesBefore(row, owner, claim) || isMistaken(row, owner, claim)) ? row.key : [],
  );
}

function isMistaken(row: SourceRecord, owner: SourceRecord, claim: ClaimName): boolean {
  // Another look at it is under way, which may have come too early.
  if (row.claiming.includes(claim)) return true;
  const at = row.waiting.indexOf(claim);
  return at !== -1 && row.owners[at] !== owner.key;
}
