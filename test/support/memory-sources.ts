import type { Sources } from '../../functions/core/ports/sources.ts';
import { NOTHING_PENDING } from '../../functions/core/source/pending.ts';
import type { SourceRecord } from '../../functions/core/source/source-record.ts';
import type { Step } from './step.ts';

/** The records in memory. They pass the same contract suite as the table's (test/aws/index-contract.test.ts). */
export class MemorySources implements Sources {
  readonly records = new Map<string, SourceRecord>();
  readonly #step: Step;

  constructor(step: Step = async () => {}) {
    this.#step = step;
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
}
