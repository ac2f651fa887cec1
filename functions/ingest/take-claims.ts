import { digestOf } from '../core/kernel/digest.ts';
import type { Claims } from '../core/ports/claims.ts';
import type { Sources } from '../core/ports/sources.ts';
import { type ClaimDates, type ClaimName, idClaim, isContentClaim } from '../core/source/claim.ts';
import { type Taken, withoutTaken } from '../core/source/conflict.ts';
import type { Circumstances, Decision } from '../core/source/decision.ts';
import type { Identity } from '../core/source/identity.ts';
import { addressOutputs } from '../core/source/outputs-of-source.ts';
import { claimsOf, datesOf } from '../core/source/record-claims.ts';
import { type SourceRecord, withoutIdentity } from '../core/source/source-record.ts';
import { Claimant, OvertakenError } from './claimant.ts';
import type { ClaimPorts } from './ports.ts';
import { type PossibleIdentities, possibleIdentities } from './possible-identities.ts';

/** What a source is to claim, and under which circumstances. */
export interface ClaimOptions {
  /** What the upload makes of a record. */
  readonly decideOn: (record: SourceRecord) => Decision;
  /** Claims that the record lists and another source has now. */
  readonly lost: readonly ClaimName[];
  readonly circumstances: Circumstances;
}

/** A decision whose claims were taken. */
export interface Claimed {
  /** The row as it stands now, with the intents to claim. */
  readonly record: SourceRecord;
  readonly decision: Decision;
  /** The claims of others that the source waits for, and their owners. */
  readonly waiting: readonly Taken[];
}

/**
 * Takes the claims that the decision on `record` states and `record` does not hold: to be the one source of its text,
 * its id, its slug, its aliases. A claim belongs to the source that stated it first; from one that stated it later it
 * is taken over. If another source goes before this one, the decision becomes a rejection that names the owner (only
 * aliases can be done without). This source then waits, and looks again when the owner releases the claim.
 *
 * Letters are the steps of docs/protocols.md, "Claims".
 *
 * @returns undefined if another worker was faster and the pass must start again.
 */
export async function takeClaims(
  record: SourceRecord,
  options: ClaimOptions,
  ports: ClaimPorts,
): Promise<Claimed | undefined> {
  // a. The identities that the source could continue, and all claims that any of them needs.
  const known = withoutLost(record, options.lost);
  const identities = await possibleIdentities(known, options.decideOn, ports.claims);
  const wanted = wantedClaims(known, identities);
  if (wanted.length === 0) return { record, decision: identities.own, waiting: [] };
  // b. The intent, in the row: so that every claim has a trace before it is taken.
  const since = { ...known.since, ...datesOfAll(known, identities) };
  const intent = await writeIntent(known, wanted, since, ports.sources);
  if (!intent) return undefined;
  try {
    const claimant = new Claimant(intent, ports);
    return await new Claiming(claimant, wanted, options, ports.claims).run(identities);
  } catch (error) {
    if (error instanceof OvertakenError) return undefined;
    throw error;
  }
}

/** The record without `lost`. The outputs of those addresses are owed: the addresses led here and do no longer. */
function withoutLost(record: SourceRecord, lost: readonly ClaimName[]): SourceRecord {
  if (lost.length === 0) return record;
  const outputs = [...new Set([...record.pending.outputs, ...addressOutputs(lost)])].sort();
  const claims = record.claims.filter((claim) => !lost.includes(claim));
  return { ...record, claims, pending: { ...record.pending, outputs } };
}

/** Takes the claims one by one, for a source whose intent is written. */
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

  /** @returns undefined if the pass must start again. */
  async run(identities: PossibleIdentities): Promise<Claimed | undefined> {
    const { own, isNew, inherited } = identities;
    // c. The text: who has it may inherit.
    const text = own.claims.find(isContentClaim);
    const ownsText = text === undefined || (await this.#take(text));
    // d. The estate once more: the last owner left it before it released the text, perhaps after the look in a.
    if (text && ownsText && isNew && this.#wanted.includes(text)) {
      const estate = await this.#claims.readEstate(text);
      if (digestOf(estate ?? {}) !== digestOf(inherited?.identity ?? {})) return undefined;
    }
    // e. The identity, by the id that goes with it.
    const { decision, identity } = ownsText ? await this.#choose(identities) : asCopy(identities);
    const past = this.#claimant.record;
    const self = identity ? { ...withoutIdentity(past), ...identity } : past;
    // f. All other claims: those of the decision, and those of the accepted version in case it is refused.
    for (const claim of new Set([...decision.claims, ...acceptedClaims(self)])) {
      if (claim !== text) await this.#take(claim);
    }
    // g. What is left of the decision without the claims of others.
    const left = withoutTaken(self, decision, this.#taken, this.#options.circumstances);
    const waiting = this.#taken.filter(({ claim }) => left.since[claim] !== undefined);
    return { record: this.#claimant.record, decision: left, waiting };
  }

  /** The first identity whose id is free: the inherited one, its own, a new one. */
  async #choose({ own, inherited, fresh }: PossibleIdentities): Promise<Chosen> {
    if (inherited && (await this.#canHave(inherited.identity.id))) return inherited;
    const { id } = this.#claimant.record;
    if (!fresh || (await this.#canHave(id))) return { decision: own };
    // If the upload states that id itself, it is refused, and the receipt names the owner.
    return fresh.id === id ? asCopy({ own, fresh }) : { decision: fresh, identity: {} };
  }

  /** True if no other source has the id. An identity is taken from nobody who continues it, whoever came first. */
  async #canHave(id: string | undefined): Promise<boolean> {
    return id !== undefined && (await this.#claimant.takeIfFree(idClaim(id))) === undefined;
  }

  /** Takes `claim` if it is wanted. @returns true if this source owns it. */
  async #take(claim: ClaimName): Promise<boolean> {
    if (!this.#wanted.includes(claim)) return true;
    const owner = await this.#claimant.takeOrWait(claim);
    if (owner) this.#taken.push({ claim, owner });
    return owner === undefined;
  }
}

/** What a source is committed as. Without `identity` it stays who it was. */
interface Chosen {
  readonly decision: Decision;
  readonly identity?: Identity;
}

/** A source whose text or id is another's. That one may continue its past, so no former address leads here. */
function asCopy({ own, fresh }: Pick<PossibleIdentities, 'own' | 'fresh'>): Chosen {
  return { decision: fresh ?? own };
}

function wantedClaims(record: SourceRecord, { own, inherited, fresh }: PossibleIdentities): ClaimName[] {
  if (own.claims.length === 0) return [];
  const claims = [own, inherited?.decision, fresh].flatMap((decision) => decision?.claims ?? []);
  const ids = [fresh && record.id, inherited?.identity.id].flatMap((id) => (id ? [idClaim(id)] : []));
  const stated = new Set([...claims, ...ids, ...acceptedClaims(record)]);
  return [...stated].filter((claim) => !record.claims.includes(claim));
}

function datesOfAll(record: SourceRecord, { own, inherited, fresh }: PossibleIdentities): ClaimDates {
  const { source } = own;
  const accepted = source ? datesOf(acceptedClaims(record), record, source.lastModified) : {};
  return { ...accepted, ...fresh?.since, ...own.since, ...inherited?.decision.since };
}

/** The claims of the accepted version: if this upload is refused, that one stays published by them. */
function acceptedClaims({ accepted, slugs }: SourceRecord): ClaimName[] {
  return claimsOf(accepted, slugs);
}

/** Writes into the row that `claims` are about to be taken. @returns undefined if another worker was faster. */
async function writeIntent(
  record: SourceRecord,
  claims: readonly ClaimName[],
  since: ClaimDates,
  sources: Pick<Sources, 'writeSource'>,
): Promise<SourceRecord | undefined> {
  const claiming = [...new Set([...record.claiming, ...claims])];
  const intent: SourceRecord = { ...record, stored: true, revision: record.revision + 1, claiming, since };
  return (await sources.writeSource(intent, record)) ? intent : undefined;
}
