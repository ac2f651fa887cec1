import type { FeedId } from '../../functions/core/output/addresses.ts';
import type { Claim, HintPage, HintQuery, SourceIndex } from '../../functions/core/ports/ports.ts';
import {
  type Entry,
  type Identity,
  NOTHING_PENDING,
  type SourceRecord,
} from '../../functions/core/source/source-record.ts';

/** Called before each single operation takes effect: where a scheduler interleaves, or a fault is thrown. */
export type Step = (operation: string) => Promise<void>;

/** The index in memory. It passes the same contract suite as the table (test/aws/index-contract.test.ts). */
export class MemoryIndex implements SourceIndex {
  readonly records = new Map<string, SourceRecord>();
  readonly hints = new Map<string, { entry: Entry; key: string; revision: number }>();
  readonly claims = new Map<string, Claim>();
  readonly estates = new Map<string, Identity>();
  readonly waits = new Set<string>();
  readonly #step: Step;

  constructor(step: Step = async () => {}) {
    this.#step = step;
  }

  clear(): void {
    const { claims, estates, hints, records, waits } = this;
    for (const rows of [claims, estates, hints, records, waits]) rows.clear();
  }

  async readSource(key: string): Promise<SourceRecord | undefined> {
    await this.#step(`readSource ${key}`);
    return structuredClone(this.records.get(key));
  }

  async readSources(keys: readonly string[]): Promise<SourceRecord[]> {
    await this.#step(`readSources ${keys.join(' ')}`);
    return [...new Set(keys)].flatMap((key) => structuredClone(this.records.get(key)) ?? []);
  }

  async writeSource(next: SourceRecord, read: SourceRecord): Promise<boolean> {
    await this.#step(`writeSource ${next.key}@${next.revision}`);
    const row = this.records.get(next.key);
    if (read.stored ? row?.revision !== read.revision : row) return false;
    this.records.set(next.key, structuredClone({ ...next, stored: true }));
    return true;
  }

  async fence(key: string, expected: number): Promise<boolean> {
    await this.#step(`fence ${key}@${expected}`);
    const row = this.records.get(key);
    if (row?.revision !== expected) return false;
    this.records.set(key, { ...row, revision: expected + 1 });
    return true;
  }

  async clearPending(key: string, expected: number): Promise<void> {
    await this.#step(`clearPending ${key}@${expected}`);
    const row = this.records.get(key);
    if (row?.revision === expected) this.records.set(key, { ...row, pending: NOTHING_PENDING });
  }

  async putHint(entry: Entry, key: string, revision: number): Promise<void> {
    await this.#step(`putHint ${entry.feed} ${key}@${revision}`);
    const name = `${entry.feed} ${entry.sortKey}`;
    const present = this.hints.get(name);
    if (!present || present.revision <= revision) this.hints.set(name, { entry, key, revision });
  }

  async deleteHint(entry: Entry, revision: number): Promise<void> {
    await this.#step(`deleteHint ${entry.feed}@${revision}`);
    const name = `${entry.feed} ${entry.sortKey}`;
    const present = this.hints.get(name);
    if (present && present.revision <= revision) this.hints.delete(name);
  }

  async queryHints(
    feed: FeedId,
    { from = '', before, oldestFirst = false, limit, next }: HintQuery,
  ): Promise<HintPage> {
    await this.#step(`queryHints ${feed}`);
    const all = [...this.hints.values()]
      .filter(({ entry }) => entry.feed === feed && entry.sortKey >= from && entry.sortKey <= `${before}~`)
      .sort((one, other) => (one.entry.sortKey < other.entry.sortKey === oldestFirst ? -1 : 1))
      .filter(
        ({ entry }) => next === undefined || (oldestFirst ? entry.sortKey > next : entry.sortKey < next),
      );
    const page = all.slice(0, limit);
    const last = page.at(-1)?.entry.sortKey;
    return {
      hints: page.map(({ entry, key }) => ({ ...entry, key })),
      ...(all.length > limit && last ? { next: last } : {}),
    };
  }

  async readClaim(claim: string): Promise<Claim | undefined> {
    await this.#step(`readClaim ${claim}`);
    return this.claims.get(claim);
  }

  async takeClaim(claim: string, key: string, revision: number, over?: Claim): Promise<boolean> {
    await this.#step(`takeClaim ${claim} ${key}@${revision}`);
    const held = this.claims.get(claim);
    const free = over
      ? held?.owner === over.owner && held.revision === over.revision
      : !held || (held.owner === key && held.revision <= revision);
    if (free) this.claims.set(claim, { owner: key, revision });
    return free;
  }

  async releaseClaim(claim: string, key: string, revision: number): Promise<void> {
    await this.#step(`releaseClaim ${claim} ${key}@${revision}`);
    const held = this.claims.get(claim);
    if (held?.owner === key && held.revision <= revision) this.claims.delete(claim);
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
