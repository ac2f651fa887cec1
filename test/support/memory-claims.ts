import type { Claim, Claims } from '../../functions/core/ports/claims.ts';
import type { Identity } from '../../functions/core/source/identity.ts';
import type { Step } from './step.ts';

/** The claims in memory. They pass the same contract suite as the table's (test/aws/index-contract.test.ts). */
export class MemoryClaims implements Claims {
  readonly owners = new Map<string, Claim>();
  readonly estates = new Map<string, Identity>();
  readonly waits = new Set<string>();
  readonly #step: Step;

  constructor(step: Step = async () => {}) {
    this.#step = step;
  }

  async readClaim(claim: string): Promise<Claim | undefined> {
    await this.#step(`readClaim ${claim}`);
    return this.owners.get(claim);
  }

  async takeClaim(claim: string, key: string, revision: number, over?: Claim): Promise<boolean> {
    await this.#step(`takeClaim ${claim} ${key}@${revision}`);
    const held = this.owners.get(claim);
    const free = over
      ? held?.owner === over.owner && held.revision === over.revision
      : !held || (held.owner === key && held.revision <= revision);
    if (free) this.owners.set(claim, { owner: key, revision });
    return free;
  }

  async releaseClaim(claim: string, key: string, revision: number): Promise<void> {
    await this.#step(`releaseClaim ${claim} ${key}@${revision}`);
    const held = this.owners.get(claim);
    if (held?.owner === key && held.revision <= revision) this.owners.delete(claim);
  }

  async readEstate(claim: string): Promise<Identity | undefined> {
    await this.#step(`readEstate ${claim}`);
    return this.estates.get(claim);
  }

  async leaveEstate(claim: string, identity: Identity): Promise<void> {
    await this.#step(`leaveEstate ${claim}`);
    this.estates.set(claim, identity);
  }

  async wait(claim: string, key: string): Promise<void> {
    await this.#step(`wait ${claim} ${key}`);
    this.waits.add(JSON.stringify([claim, key]));
  }

  async stopWaiting(claim: string, key: string): Promise<void> {
    await this.#step(`stopWaiting ${claim} ${key}`);
    this.waits.delete(JSON.stringify([claim, key]));
  }

  async waiters(claim: string): Promise<string[]> {
    await this.#step(`waiters ${claim}`);
    const all = [...this.waits].map((wait): [string, string] => JSON.parse(wait));
    return all.filter(([awaited]) => awaited === claim).map(([, key]) => key);
  }
}
