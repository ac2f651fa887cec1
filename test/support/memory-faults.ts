import type { OutputId } from '../../functions/core/output/outputs.ts';
import type { Faults } from '../../functions/core/ports/faults.ts';
import type { PublicationFault } from '../../functions/core/source/publication-fault.ts';
import type { Step } from './step.ts';

interface FaultRow {
  readonly revision: number;
  /** Absent: told no more. */
  readonly fault?: PublicationFault;
}

/** Faults in memory. They pass the same contract suite as the table's (test/aws/faults-contract.test.ts). */
export class MemoryFaults implements Faults {
  /** By source key and output, as JSON. */
  readonly rows = new Map<string, FaultRow>();
  readonly #step: Step;

  constructor(step: Step = async () => {}) {
    this.#step = step;
  }

  async putFault(key: string, fault: PublicationFault, revision: number): Promise<void> {
    await this.#step(`putFault ${key} ${fault.output}@${revision}`);
    this.#put(key, fault.output, { revision, fault });
  }

  async deleteFault(key: string, output: OutputId, revision: number): Promise<void> {
    await this.#step(`deleteFault ${key} ${output}@${revision}`);
    this.#put(key, output, { revision });
  }

  async readFaults(key: string): Promise<PublicationFault[]> {
    await this.#step(`readFaults ${key}`);
    return [...this.rows]
      .map(([name, row]) => ({ ...row, at: JSON.parse(name) as [string, OutputId] }))
      .filter(({ at: [source] }) => source === key)
      .sort(({ at: [, one] }, { at: [, other] }) => (one < other ? -1 : 1))
      .flatMap(({ fault }) => fault ?? []);
  }

  #put(key: string, output: OutputId, row: FaultRow): void {
    const name = JSON.stringify([key, output]);
    if ((this.rows.get(name)?.revision ?? 0) <= row.revision) this.rows.set(name, row);
  }
}
