import { type Decision, reject } from '../core/decide.ts';
import type { SourceIndex } from '../core/ports.ts';
import type { Problem } from '../core/problem.ts';
import type { SourceRecord } from '../core/source-record.ts';
import type { IngestPorts } from './ports.ts';

/** A decision after its claims were made. */
export interface Claimed {
  /** As the row now stands, the intent to claim included. */
  readonly record: SourceRecord;
  readonly decision: Decision;
  /** The claims of others that the source waits for. */
  readonly waiting: readonly string[];
}

/** A claim read, found free and lost again is tried this often before the whole pass is. */
const MAX_TRIES = 5;

/**
 * Takes the claims that `decision` needs and `record` does not hold. If another source holds one, the
 * decision becomes a rejection that names the owner, and this source is noted as waiting, to be looked at
 * again when the owner lets go.
 *
 * The intent is written to the row first. So a claim whose owner's row lists it neither as held nor as
 * intended is a leftover of a crash, and may be taken over.
 *
 * @returns undefined if another worker changed the row meanwhile.
 */
export async function claimAll(
  record: SourceRecord,
  decision: Decision,
  ports: IngestPorts,
): Promise<Claimed | undefined> {
  const wanted = decision.claims.filter((claim) => !record.claims.includes(claim));
  if (wanted.length === 0) return { record, decision, waiting: [] };
  const claiming = [...new Set([...record.claiming, ...wanted])];
  const intent: SourceRecord = { ...record, stored: true, revision: record.revision + 1, claiming };
  if (!(await ports.index.writeSource(intent, record))) return undefined;
  const problems: Problem[] = [];
  const waiting: string[] = [];
  for (const claim of wanted) {
    const owner = await takeOrWait(claim, intent, ports.index);
    if (owner === undefined) continue;
    waiting.push(claim);
    problems.push(claimedBy(claim, owner));
  }
  if (!decision.source || problems.length === 0) return { record: intent, decision, waiting };
  const notes = { problems: [...problems, ...decision.problems] };
  return { record: intent, decision: reject(record, decision.source, notes, ports.clock()), waiting };
}

/** @returns the owner, if it is another source; the claim is then being waited for. */
async function takeOrWait(
  claim: string,
  { key, revision }: SourceRecord,
  index: SourceIndex,
): Promise<string | undefined> {
  if ((await take(claim, key, revision, index)) === undefined) return undefined;
  // An owner that lets go between the look and the note would not see the note; so look once more after it.
  await index.wait(claim, key);
  return await take(claim, key, revision, index);
}

async function take(
  claim: string,
  key: string,
  revision: number,
  index: SourceIndex,
): Promise<string | undefined> {
  let owner = '';
  for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
    if (await index.takeClaim(claim, key, revision)) return undefined;
    const holder = await index.readClaim(claim);
    if (!holder) continue;
    // A newer run of this very source has it; that run will also win the commit.
    if (holder.owner === key) return undefined;
    owner = holder.owner;
    const other = await index.readSource(owner);
    if (other?.claims.includes(claim) || other?.claiming.includes(claim)) return owner;
    if (await index.takeClaim(claim, key, revision, holder)) return undefined;
  }
  return owner;
}

function claimedBy(claim: string, owner: string): Problem {
  const [kind = '', value = ''] = splitOnce(claim, '#');
  return {
    code: `${kind}-taken`,
    severity: 'error',
    field: kind,
    message: `The ${kind} "${value}" belongs to ${owner}.`,
    hint: `State another ${kind} here, or delete ${owner}: this file is then published by itself.`,
  };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return [text.slice(0, at), text.slice(at + separator.length)];
}
