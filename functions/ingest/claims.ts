import { type ClaimDates, type ClaimName, idClaim, isContentClaim } from '../core/claim.ts';
import { type Taken, withoutTaken } from '../core/conflict.ts';
import type { Decision } from '../core/decide.ts';
import { digestOf } from '../core/digest.ts';
import type { Circumstances } from '../core/places.ts';
import type { SourceIndex } from '../core/ports.ts';
import type { Identity, SourceRecord } from '../core/source-record.ts';
import { claimsOf, datesOf } from '../core/stated-claims.ts';
import { Claimant, OvertakenError } from './take-claim.ts';

/** What a source is to claim, and under which circumstances. */
export interface ClaimOptions {
  /** What the upload makes of a record. */
  readonly decideOn: (record: SourceRecord) => Decision;
  /** Claims of the record that are another's now. */
  readonly lost: readonly ClaimName[];
  readonly circumstances: Circumstances;
}

/** A decision after its claims were made. */
export interface Claimed {
  /** As the row now stands, the intent to claim included. */
  readonly record: SourceRecord;
  readonly decision: Decision;
  /** The claims of others that the source waits for, and whose they are. */
  readonly waiting: readonly Taken[];
}

/**
 * Takes the claims that the decision on `record` states and `record` does not hold: to be the one source of its
 * text, its id, its slug, its aliases. Whoever stated one first has it; from one that stated it later it is
 * taken over. If another source goes before this one, the decision becomes a rejection that names the owner (an
 * alias is done without), and this source waits, to be looked at again when the owner lets go.
 *
 * A new source whose text was another's before goes on under that one's identity: it was moved.
 *
 * The intent is written to the row first. So a claim that its owner's row does not list is a leftover of a
 * crash, and may be taken over.
 *
 * @returns undefined if another worker was faster, and the pass must start again.
 */
export async function claimAll(
  record: SourceRecord,
  options: ClaimOptions,
  index: SourceIndex,
): Promise<Claimed | undefined> {
  const known = { ...record, claims: record.claims.filter((claim) => !options.lost.includes(claim)) };
  const own = options.decideOn(known);
  const text = own.claims.find(isContentClaim);
  const estate = text && !known.id ? await index.readEstate(text) : undefined;
  const heir = estate && options.decideOn({ ...known, ...estate });
  const wanted = wantedClaims(known, own, heir);
  if (wanted.length === 0) return { record, decision: own, waiting: [] };
  const since = { ...known.since, ...standingDates(known, own), ...own.since, ...heir?.since };
  const intent = await intend(known, wanted, since, index);
  if (!intent) return undefined;
  try {
    const claimant = new Claimant(intent, index);
    return await new Claiming(claimant, wanted, options, index).run(own, { estate, heir });
  } catch (error) {
    if (error instanceof OvertakenError) return undefined;
    throw error;
  }
}

/** What a source may go on as, if its text was another's. */
interface Succession {
  readonly estate: Identity | undefined;
  readonly heir: Decision | undefined;
}

/** The taking itself. */
class Claiming {
  readonly #claimant: Claimant;
  readonly #wanted: readonly ClaimName[];
  readonly #options: ClaimOptions;
  readonly #index: SourceIndex;
  readonly #taken: Taken[] = [];

  constructor(claimant: Claimant, wanted: readonly ClaimName[], options: ClaimOptions, index: SourceIndex) {
    this.#claimant = claimant;
    this.#wanted = wanted;
    this.#options = options;
    this.#index = index;
  }

  async run(own: Decision, { estate, heir }: Succession): Promise<Claimed | undefined> {
    const text = own.claims.find(isContentClaim);
    const isSource = text === undefined || (await this.#take(text));
    // What the last owner left, it left before it let go; a look from before that may have missed it.
    if (text && isSource && this.#wanted.includes(text) && !this.#claimant.record.id) {
      if (digestOf((await this.#index.readEstate(text)) ?? {}) !== digestOf(estate ?? {})) return undefined;
    }
    const isHeir = isSource && heir?.id !== undefined && !(await this.#claimant.take(idClaim(heir.id)));
    const decision = isHeir ? heir : own;
    const done = [text, ...(isHeir ? [idClaim(heir.id)] : [])];
    const stated = [...decision.claims, ...standingClaims(this.#claimant.record)];
    for (const claim of new Set(stated)) if (!done.includes(claim)) await this.#take(claim);
    const { record } = this.#claimant;
    const identified = isHeir ? { ...record, ...estate } : record;
    const left = withoutTaken(identified, decision, this.#taken, this.#options.circumstances);
    const waiting = this.#taken.filter(({ claim }) => left.since[claim] !== undefined);
    return { record, decision: left, waiting };
  }

  /** Whether `claim` is this source's. */
  async #take(claim: ClaimName): Promise<boolean> {
    if (!this.#wanted.includes(claim)) return true;
    const owner = await this.#claimant.takeOrWait(claim);
    if (owner) this.#taken.push({ claim, owner });
    return owner === undefined;
  }
}

function wantedClaims(record: SourceRecord, own: Decision, heir: Decision | undefined): ClaimName[] {
  if (own.claims.length === 0) return [];
  const stated = [...own.claims, ...(heir?.claims ?? []), ...standingClaims(record)];
  return [...new Set(stated)].filter((claim) => !record.claims.includes(claim));
}

/** If this upload is refused, the last good version stands: on its own claims. */
function standingClaims({ accepted, slugs }: SourceRecord): ClaimName[] {
  return claimsOf(accepted, slugs);
}

function standingDates(record: SourceRecord, { source }: Decision): ClaimDates {
  return source ? datesOf(standingClaims(record), record, source.lastModified) : {};
}

/** Writes into the row that `claims` are about to be taken; undefined if another worker was faster. */
async function intend(
  record: SourceRecord,
  claims: readonly ClaimName[],
  since: ClaimDates,
  index: SourceIndex,
): Promise<SourceRecord | undefined> {
  const claiming = [...new Set([...record.claiming, ...claims])];
  const intent: SourceRecord = { ...record, stored: true, revision: record.revision + 1, claiming, since };
  return (await index.writeSource(intent, record)) ? intent : undefined;
}
