import { digestOf } from '../core/kernel/digest.ts';
import type { Claims } from '../core/ports/claims.ts';
import type { Sources } from '../core/ports/sources.ts';
import { type ClaimDates, type ClaimName, idClaim, isContentClaim } from '../core/source/claim.ts';
import { type Taken, withoutTaken } from '../core/source/conflict.ts';
import { type Decision, withoutIdentity } from '../core/source/decide.ts';
import type { Circumstances } from '../core/source/places.ts';
import type { Identity, SourceRecord } from '../core/source/source-record.ts';
import { claimsOf, datesOf } from '../core/source/stated-claims.ts';
import { addressOutputs } from '../core/source/touched.ts';
import { type Candidates, candidatesFor } from './candidates.ts';
import type { ClaimPorts } from './ports.ts';
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
 * A source that is new, or back, and whose text was another's before goes on under that one's identity: it was moved.
 * One that is back while another goes on under its identity begins anew, unless it states the id itself; so does one
 * that has lost its id to a source that goes before it.
 *
 * The intent is written to the row first. So a claim that its owner's row does not list is a leftover of a
 * crash, and may be taken over.
 *
 * @returns undefined if another worker was faster, and the pass must start again.
 */
export async function claimAll(
  record: SourceRecord,
  options: ClaimOptions,
  ports: ClaimPorts,
): Promise<Claimed | undefined> {
  const known = withoutLost(record, options.lost);
  const candidates = await candidatesFor(known, options.decideOn, ports.claims);
  const wanted = wantedClaims(known, candidates);
  if (wanted.length === 0) return { record, decision: candidates.own, waiting: [] };
  const since = { ...known.since, ...datesOfAll(known, candidates) };
  const intent = await intend(known, wanted, since, ports.sources);
  if (!intent) return undefined;
  try {
    const claimant = new Claimant(intent, ports);
    return await new Claiming(claimant, wanted, options, ports.claims).run(candidates);
  } catch (error) {
    if (error instanceof OvertakenError) return undefined;
    throw error;
  }
}

/** What it has lost is another's already, but the addresses that led here are still to be told. */
function withoutLost(record: SourceRecord, lost: readonly ClaimName[]): SourceRecord {
  if (lost.length === 0) return record;
  const outputs = [...new Set([...record.pending.outputs, ...addressOutputs(lost)])].sort();
  const claims = record.claims.filter((claim) => !lost.includes(claim));
  return { ...record, claims, pending: { ...record.pending, outputs } };
}

/** The taking itself. */
class Claiming {
  readonly #claimant: Claimant;
  readonly #wanted: readonly ClaimName[];
  readonly #options: ClaimOptions;
  readonly #claims: Pick<Claims, 'readEstate'>;
  readonly #taken: Taken[] = [];

  constructor(
    claimant: Claimant,
    wanted: readonly ClaimName[],
    options: ClaimOptions,
    claims: Pick<Claims, 'readEstate'>,
  ) {
    this.#claimant = claimant;
    this.#wanted = wanted;
    this.#options = options;
    this.#claims = claims;
  }

  async run(candidates: Candidates): Promise<Claimed | undefined> {
    const { own, isNobody, estate } = candidates;
    const text = own.claims.find(isContentClaim);
    const isSource = text === undefined || (await this.#take(text));
    // What the last owner left, it left before it let go; a look from before that may have missed it.
    if (text && isSource && isNobody && this.#wanted.includes(text)) {
      if (digestOf((await this.#claims.readEstate(text)) ?? {}) !== digestOf(estate ?? {})) return undefined;
    }
    const { decision, identity } = isSource ? await this.#choose(candidates) : asCopy(candidates);
    const past = this.#claimant.record;
    const self = identity ? { ...withoutIdentity(past), ...identity } : past;
    const stated = [...decision.claims, ...standingClaims(self)];
    for (const claim of new Set(stated)) if (claim !== text) await this.#take(claim);
    const { record } = this.#claimant;
    const left = withoutTaken(self, decision, this.#taken, this.#options.circumstances);
    const waiting = this.#taken.filter(({ claim }) => left.since[claim] !== undefined);
    return { record, decision: left, waiting };
  }

  /** The first of `candidates` whose past is to be had: the id that goes with it. */
  async #choose({ own, estate, heir, newcomer }: Candidates): Promise<Chosen> {
    if (heir && (await this.#isToBeHad(estate?.id))) return { decision: heir, identity: estate };
    const { id } = this.#claimant.record;
    if (!newcomer || (await this.#isToBeHad(id))) return { decision: own };
    // One that states that id itself is told whose it is.
    return newcomer.id === id ? asCopy({ own, newcomer }) : { decision: newcomer, identity: {} };
  }

  /** Who somebody was is taken from nobody who has become it meanwhile, whoever was uploaded first. */
  async #isToBeHad(id: string | undefined): Promise<boolean> {
    return id !== undefined && (await this.#claimant.takeIfFree(idClaim(id))) === undefined;
  }

  /** Whether `claim` is this source's. */
  async #take(claim: ClaimName): Promise<boolean> {
    if (!this.#wanted.includes(claim)) return true;
    const owner = await this.#claimant.takeOrWait(claim);
    if (owner) this.#taken.push({ claim, owner });
    return owner === undefined;
  }
}

/** What a source is committed as; `identity`: who it is from now on, if not who it was. */
interface Chosen {
  readonly decision: Decision;
  readonly identity?: Identity | undefined;
}

/** While its text or id is another's, no address that it once had leads to it: that one may be what it was. */
function asCopy({ own, newcomer }: Pick<Candidates, 'own' | 'newcomer'>): Chosen {
  return { decision: newcomer ?? own };
}

function wantedClaims(record: SourceRecord, { own, estate, heir, newcomer }: Candidates): ClaimName[] {
  if (own.claims.length === 0) return [];
  const claims = [own, heir, newcomer].flatMap((candidate) => candidate?.claims ?? []);
  const pasts = [newcomer && record.id, estate?.id].flatMap((id) => (id ? [idClaim(id)] : []));
  const stated = new Set([...claims, ...pasts, ...standingClaims(record)]);
  return [...stated].filter((claim) => !record.claims.includes(claim));
}

function datesOfAll(record: SourceRecord, { own, heir, newcomer }: Candidates): ClaimDates {
  return { ...standingDates(record, own), ...newcomer?.since, ...own.since, ...heir?.since };
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
  sources: Pick<Sources, 'writeSource'>,
): Promise<SourceRecord | undefined> {
  const claiming = [...new Set([...record.claiming, ...claims])];
  const intent: SourceRecord = { ...record, stored: true, revision: record.revision + 1, claiming, since };
  return (await sources.writeSource(intent, record)) ? intent : undefined;
}
