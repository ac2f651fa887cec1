import { looksAt } from '../core/messages/intake-message.ts';
import { jobsFor } from '../core/messages/job-message.ts';
import { isMediaKey } from '../core/output/media-key.ts';
import { byUrgency } from '../core/output/outputs.ts';
import type { Sources } from '../core/ports/sources.ts';
import type { PublishedSite } from '../core/site/site.ts';
import { type ClaimName, goesBefore, isContentClaim } from '../core/source/claim.ts';
import { identityOf } from '../core/source/identity.ts';
import { listsClaim } from '../core/source/record-claims.ts';
import type { SourceRecord } from '../core/source/source-record.ts';
import type { IngestPorts } from './ports.ts';
import { tellMediaUsers } from './tell-media-users.ts';
import { writeReceipt } from './write-receipt.ts';

/**
 * How long the files of a deleted hidden article stay hidden: the longest that SQS delays a message. If the article
 * was moved, its new source has been read by then; for a moment no source may name the files.
 */
const MOVE_SECONDS = 900;

/**
 * Steps 7 to 9 of ingest: does what the committed `record` still owes the world, then forgets that it was owed. If a
 * run dies before the end, the row still says what is owed, and the next run does it again.
 *
 * @param noLongerAwaited claims that the source waited for and does not any more
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
  // 7. The hints and claims that are no longer wanted.
  await Promise.all([
    ...pending.staleEntries.map((entry) => hints.deleteHint(entry, revision)),
    ...noLongerAwaited.map((claim) => claims.stopWaiting(claim, key)),
  ]);
  for (const claim of inOrderOfRelease(pending.releases)) await release(claim, record, ports);
  // 8. Looks, jobs and the receipt. The displaced find out that they lost a claim; before the commit is too early.
  if (pending.displaced.length > 0) await intake.send(looksAt(pending.displaced, { reclaim: true }));
  await jobs.send(jobsFor(byUrgency(pending.outputs)));
  if (pending.unveiled.length > 0) await jobs.send(jobsFor(pending.unveiled), { delaySeconds: MOVE_SECONDS });
  if (isMediaKey(key) && pending.outputs.includes(key)) {
    await tellMediaUsers(key, ports);
  }
  if (pending.reconcileAll) await intake.send([{ sweep: 'articles/' }]);
  const receiptKey = await writeReceipt(record, site, ports.uploads);
  // 9. Nothing is owed any more.
  await sources.clearPending(key, revision);
  return receiptKey;
}

/** The text comes last: whoever takes it over then finds the id and the address free. */
function inOrderOfRelease(claims: readonly string[]): string[] {
  return [...claims.filter((claim) => !isContentClaim(claim)), ...claims.filter(isContentClaim)];
}

/** Releases `claim`, and asks the sources that wait for it to look again. */
async function release(
  claim: string,
  record: SourceRecord,
  { claims, intake, sources }: IngestPorts,
): Promise<void> {
  // Stated again meanwhile, it stays. But it is stated since later, so a source that waits may go before.
  if (record.claims.includes(claim)) return await intake.send(looksAt(await claims.waiters(claim)));
  // A deleted source leaves its identity to the next source of the same text: that is what a move is.
  if (record.pending.estate === claim) await claims.leaveEstate(claim, identityOf(record));
  await claims.releaseClaim(claim, record.key, record.revision);
  const holder = await claims.readClaim(claim);
  const owner = holder && (await sources.readSource(holder.owner));
  // Only now: a source that begins to wait after this look finds the claim free.
  const waiters = await claims.waiters(claim);
  // If the owner's row lists the claim, its own release will wake them, so only those told wrong are asked. If it does
  // not, a worker took the claim that was overtaken since, and nobody will release it: all are asked.
  const isHeld = owner !== undefined && listsClaim(owner, claim);
  await intake.send(looksAt(isHeld ? await thoseToldWrong(owner, waiters, claim, sources) : waiters));
}

/** The waiters that go before `owner`, or whose receipt names another owner. */
async function thoseToldWrong(
  owner: SourceRecord,
  waiters: readonly string[],
  claim: ClaimName,
  sources: Pick<Sources, 'readSource'>,
): Promise<string[]> {
  const rows = await Promise.all(waiters.map((key) => sources.readSource(key)));
  return rows.flatMap((row) =>
    row && (goesBefore(row, owner, claim) || namesAnotherOwner(row, owner, claim)) ? row.key : [],
  );
}

function namesAnotherOwner(row: SourceRecord, owner: SourceRecord, claim: ClaimName): boolean {
  // Another look at it is under way, and may have come too early.
  if (row.claiming.includes(claim)) return true;
  const at = row.waiting.indexOf(claim);
  return at !== -1 && row.owners[at] !== owner.key;
}
