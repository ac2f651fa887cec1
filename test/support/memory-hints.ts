import type { Entry, ListId } from '../../functions/core/output/lists.ts';
import type { HintPage, HintQuery, Hints } from '../../functions/core/ports/hints.ts';
import type { Step } from './step.ts';

interface HintRow {
  readonly entry: Entry;
  readonly key: string;
  readonly revision: number;
}

/** The hints in memory. They pass the same contract suite as the table's (test/aws/index-contract.test.ts). */
export class MemoryHints implements Hints {
  /** By list and sort key. */
  readonly rows = new Map<string, HintRow>();
  readonly #step: Step;

  constructor(step: Step = async () => {}) {
    this.#step = step;
  }

  async putHint(entry: Entry, key: string, revision: number): Promise<void> {
    await this.#step(`putHint ${entry.list} ${key}@${revision}`);
    const name = `${entry.list} ${entry.sortKey}`;
    const present = this.rows.get(name);
    if (!present || present.revision <= revision) this.rows.set(name, { entry, key, revision });
  }

  async deleteHint(entry: Entry, revision: number): Promise<void> {
    await this.#step(`deleteHint ${entry.list}@${revision}`);
    const name = `${entry.list} ${entry.sortKey}`;
    const present = this.rows.get(name);
    if (present && present.revision <= revision) this.rows.delete(name);
  }

  async queryHints(
    list: ListId,
    { from = '', before, oldestFirst = false, limit, next }: HintQuery,
  ): Promise<HintPage> {
    await this.#step(`queryHints ${list}`);
    const all = [...this.rows.values()]
      .filter(({ entry }) => entry.list === list && entry.sortKey >= from && entry.sortKey <= `${before}~`)
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
}
