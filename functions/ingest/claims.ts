import { type ClaimName, idClaim, isContentClaim, parseClaim } from '../core/claim.ts';
import { type Decision, reject } from '../core/decide.ts';
import { digestOf } from '../core/digest.ts';
import type { SourceIndex } from '../core/ports.ts';
import type { Problem } from '../core/problem.ts';
import type { SourceRecord } from '../core/source-record.ts';
import type { IngestPorts } from './ports.ts';
import { takeClaim, takeClaimOrWait } from './take-claim.ts';

/** A decision after its claims were made. */
export interface Claimed {
  /** As the row now stands, the intent to claim included. */
  readonly record: SourceRecord;
  readonly decision: Decision;
  /** The claims of others that the source waits for. */
  readonly waiting: readonly string[];
}

/**
 * Takes the claims that the decision on `record` needs and `record` does not hold: to be the one source of its
 * text, its id, its slug. If another source holds one, the decision becomes a rejection that names the owner,
 * and this source waits, to be looked at again when the owner lets go.
 *
 * A new source whose text was another's before goes on under that one's identity: it was moved.
 *
 * The intent is written to the row first. So a claim that its owner's row does not list is a leftover of a
 * crash, and may be taken over.
 *
 * @param decideOn what the upload makes of a record.
 * @returns undefined if another worker was faster, and the pass must start again.
 */
export async function claimAll(
  record: SourceRecord,
  decideOn: (record: SourceRecord) => Decision,
  { index, clock }: IngestPorts,
): Promise<Claimed | undefined> {
  const own = decideOn(record);
  const text = own.claims.find(isContentClaim);
  const estate = text && !record.id ? await index.readEstate(text) : undefined;
  const heir = estate && decideOn({ ...record, ...estate });
  const wanted = [...own.claims, ...(heir?.claims ?? [])].filter((claim) => !record.claims.includes(claim));
  if (wanted.length === 0) return { record, decision: own, waiting: [] };
  const intent = await intend(record, wanted, index);
  if (!intent) return undefined;

  const refuse = (taken: readonly Taken[]): Claimed => ({
    record: intent,
    decision: refused(record, own, taken, clock()),
    waiting: taken.map(({ claim }) => claim),
  });
  if (text && wanted.includes(text)) {
    const owner = await takeClaimOrWait(text, intent, index);
    if (owner) return refuse([{ claim: text, owner }]);
    // What the last owner left, it left before it let go; a look from before that may have missed it.
    if (!record.id && digestOf((await index.readEstate(text)) ?? {}) !== digestOf(estate ?? {}))
      return undefined;
  }
  const isHeir = heir?.id !== undefined && !(await takeClaim(idClaim(heir.id), intent, index));
  const decision = isHeir ? heir : own;
  const taken: Taken[] = [];
  for (const claim of decision.claims.filter((one) => wanted.includes(one) && one !== text)) {
    const owner = await takeClaimOrWait(claim, intent, index);
    if (owner) taken.push({ claim, owner });
  }
  return taken.length > 0 ? refuse(taken) : { record: intent, decision, waiting: [] };
}

/** A claim that is another source's. */
interface Taken {
  readonly claim: ClaimName;
  readonly owner: string;
}

/** Writes into the row that `claims` are about to be taken; undefined if another worker was faster. */
async function intend(
  record: SourceRecord,
  claims: readonly string[],
  index: SourceIndex,
): Promise<SourceRecord | undefined> {
  const claiming = [...new Set([...record.claiming, ...claims])];
  const intent: SourceRecord = { ...record, stored: true, revision: record.revision + 1, claiming };
  return (await index.writeSource(intent, record)) ? intent : undefined;
}

function refused(record: SourceRecord, decision: Decision, taken: readonly Taken[], now: string): Decision {
  if (!decision.source) throw new TypeError(`${record.key}: only an upload can want another's claim`);
  const problems = [...taken.map(problemOf), ...decision.problems];
  return reject(record, decision.source, { problems }, now);
}

function problemOf({ claim, owner }: Taken): Problem {
  const { kind, value } = parseClaim(claim);
  if (kind === 'content') {
    return {
      code: 'duplicate',
      severity: 'error',
      message: `This is the same text as ${owner}, which is published.`,
      hint: `Delete one of the two. If ${owner} goes, this file takes its place by itself, under the same id.`,
    };
  }
  return {
    code: `${kind}-taken`,
    severity: 'error',
    field: kind,
    message: `The ${kind} "${value}" belongs to ${owner}.`,
    hint: `State another ${kind} here, or delete ${owner}: this file is then published by itself.`,
  };
}
