import { BroadsheetError, ContentionError } from '../core/kernel/errors.ts';
import type { Claims } from '../core/ports/claims.ts';
import { type ClaimName, goesBefore } from '../core/source/claim.ts';
import type { SourceRecord } from '../core/source/source-record.ts';
import type { ClaimPorts } from './ports.ts';

/** A claim that is read, found free and lost again is tried this often before the whole source is put off. */
const MAX_TRIES = 5;

/** Another worker has written the row of the same source: what this one does is out of date. */
export class OvertakenError extends BroadsheetError {
  override readonly name = 'OvertakenError';
  override readonly code = 'overtaken';
}

/** A source that takes claims; its row, which says so beforehand, is written on as it does. */
export class Claimant {
  readonly #ports: ClaimPorts;
  #record: SourceRecord;

  /** @param record as its row stands, with the claims to be taken among its intents. */
  constructor(record: SourceRecord, ports: ClaimPorts) {
    this.#record = record;
    this.#ports = ports;
  }

  /** As the row stands now. */
  get record(): SourceRecord {
    return this.#record;
  }

  /**
   * Takes `claim`, or notes that the source waits for it.
   * @returns the owner, if it is another source.
   */
  async takeOrWait(claim: ClaimName): Promise<string | undefined> {
    if ((await this.take(claim)) === undefined) return undefined;
    // An owner that lets go between the look and the note would not see the note; so look once more after it.
    await this.#ports.claims.wait(claim, this.#record.key);
    const owner = await this.take(claim);
    // A note that a crash leaves behind only causes a look too many.
    if (owner === undefined) await this.#ports.claims.stopWaiting(claim, this.#record.key);
    return owner;
  }

  /**
   * Takes `claim`, from an owner that stated it later if need be.
   * @returns the owner, if it is another source that goes before this one.
   * @throws ContentionError if it kept changing hands; OvertakenError.
   */
  async take(claim: ClaimName): Promise<string | undefined> {
    return await this.#takeFrom(claim, (owner) => goesBefore(this.#record, owner, claim));
  }

  /** The same, but from no owner that has it. */
  async takeIfFree(claim: ClaimName): Promise<string | undefined> {
    return await this.#takeFrom(claim, () => false);
  }

  async #takeFrom(
    claim: ClaimName,
    isToYield: (owner: SourceRecord) => boolean,
  ): Promise<string | undefined> {
    const { key } = this.#record;
    const { claims, sources } = this.#ports;
    for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
      if (await claims.takeClaim(claim, key, this.#record.revision)) return undefined;
      const holder = await claims.readClaim(claim);
      if (!holder) continue;
      // A newer run of this very source has it; that run will also win the commit.
      if (holder.owner === key) return undefined;
      const owner = await sources.readSource(holder.owner);
      if (owner && listsClaim(owner, claim)) {
        if (!isToYield(owner)) return holder.owner;
        await this.#displace(holder.owner);
      }
      if (await claims.takeClaim(claim, key, this.#record.revision, holder)) return undefined;
    }
    throw new ContentionError(`${claim}: changed hands at each of ${MAX_TRIES} tries`);
  }

  /**
   * Owes `owner` a look, before it loses anything: else a crash after it had would leave it unaware. Written at
   * each try, for it also tells a worker whose row is another by now that it is late.
   */
  async #displace(owner: string): Promise<void> {
    const { pending, revision } = this.#record;
    const displaced = [...new Set([...pending.displaced, owner])].sort();
    const next = { ...this.#record, revision: revision + 1, pending: { ...pending, displaced } };
    const isWritten = await this.#ports.sources.writeSource(next, this.#record);
    if (!isWritten) throw new OvertakenError(this.#record.key);
    this.#record = next;
  }
}

/** Held, about to be taken, or about to be let go: until that is done, who comes next must wait for it. */
export function listsClaim({ claims, claiming, pending }: SourceRecord, claim: ClaimName): boolean {
  return [...claims, ...claiming, ...pending.releases].includes(claim);
}

/** The claims that `record` lists as held and that are another's now: one that goes before it took them over. */
export async function lostClaims(
  record: SourceRecord,
  claims: Pick<Claims, 'readClaim'>,
): Promise<ClaimName[]> {
  const holders = await Promise.all(record.claims.map((claim) => claims.readClaim(claim)));
  return record.claims.filter((_, at) => holders[at]?.owner !== record.key);
}

/**
 * Takes the claims that `record` lists as held once more, so that no take-over still holds that was prepared
 * before: a slow worker may be about to take one for a source that wants it no more.
 *
 * @returns those that are another's now.
 */
export async function renewClaims(
  { claims: held, key, revision }: SourceRecord,
  claims: Pick<Claims, 'takeClaim'>,
): Promise<ClaimName[]> {
  const renewed = await Promise.all(held.map((claim) => claims.takeClaim(claim, key, revision + 1)));
  return held.filter((_, at) => !renewed[at]);
}
