import { BroadsheetError, ContentionError } from '../core/kernel/errors.ts';
import { type ClaimName, goesBefore } from '../core/source/claim.ts';
import { listsClaim } from '../core/source/record-claims.ts';
import type { SourceRecord } from '../core/source/source-record.ts';
import type { ClaimPorts } from './ports.ts';

/** How often a claim that is read, found free and lost again is tried before the whole source is put off. */
const MAX_TRIES = 5;

/** Another worker has written the row of the same source, so what this worker does is out of date. */
export class OvertakenError extends BroadsheetError {
  override readonly name = 'OvertakenError';
  override readonly code = 'overtaken';
}

/**
 * A source that takes claims. Its row names them beforehand among its intents (`claiming`). So a claim that its
 * owner's row does not list is a leftover of a crash, and may be taken over.
 */
export class Claimant {
  readonly #ports: ClaimPorts;
  #record: SourceRecord;

  /** @param record the row as it stands, with the intents. */
  constructor(record: SourceRecord, ports: ClaimPorts) {
    this.#record = record;
    this.#ports = ports;
  }

  /** The row as it stands now. */
  get record(): SourceRecord {
    return this.#record;
  }

  /**
   * Takes `claim`, or notes that the source waits for it.
   * @returns the owner, if it is another source.
   */
  async takeOrWait(claim: ClaimName): Promise<string | undefined> {
    if ((await this.take(claim)) === undefined) return undefined;
    // An owner that released the claim just before would not see the note. So look once more after it.
    await this.#ports.claims.wait(claim, this.#record.key);
    const owner = await this.take(claim);
    // If a crash leaves the note behind, that causes one look too many, and no harm.
    if (owner === undefined) await this.#ports.claims.stopWaiting(claim, this.#record.key);
    return owner;
  }

  /**
   * Takes `claim`, also from an owner that stated it later.
   * @returns the owner, if it is another source that goes before this one.
   * @throws ContentionError if the claim kept changing hands; OvertakenError.
   */
  async take(claim: ClaimName): Promise<string | undefined> {
    return await this.#takeFrom(claim, (owner) => goesBefore(this.#record, owner, claim));
  }

  /** The same, but never from an owner that has the claim. */
  async takeIfFree(claim: ClaimName): Promise<string | undefined> {
    return await this.#takeFrom(claim, () => false);
  }

  async #takeFrom(
    claim: ClaimName,
    mustYield: (owner: SourceRecord) => boolean,
  ): Promise<string | undefined> {
    const { key } = this.#record;
    const { claims, sources } = this.#ports;
    for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
      if (await claims.takeClaim(claim, key, this.#record.revision)) return undefined;
      const holder = await claims.readClaim(claim);
      if (!holder) continue;
      // A newer run of this very source has it. That run will also win the commit.
      if (holder.owner === key) return undefined;
      const owner = await sources.readSource(holder.owner);
      if (owner && listsClaim(owner, claim)) {
        if (!mustYield(owner)) return holder.owner;
        await this.#displace(holder.owner);
      }
      if (await claims.takeClaim(claim, key, this.#record.revision, holder)) return undefined;
    }
    throw new ContentionError(`${claim}: changed hands at each of ${MAX_TRIES} tries`);
  }

  /**
   * Writes into the row that `owner` must look again, before it loses anything: otherwise a crash after the loss would
   * leave it unaware. Written at each try, because the condition of the write also stops a worker that is late.
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
