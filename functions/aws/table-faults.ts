import type { OutputId } from '../core/output/outputs.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Faults } from '../core/ports/faults.ts';
import type { PublicationFault } from '../core/source/publication-fault.ts';
import { type Table, tombstoneEnd } from './table.ts';

/** The faults as rows of the table: one for each source and output that ever had a fault. */
export class TableFaults implements Faults {
  readonly #table: Table;
  readonly #clock: Clock;

  constructor(table: Table, clock: Clock) {
    this.#table = table;
    this.#clock = clock;
  }

  async putFault(key: string, fault: PublicationFault, revision: number): Promise<void> {
    const row = { pk: partitionOf(key), sk: { S: fault.output }, fault: { S: JSON.stringify(fault) } };
    await this.#table.putUnlessNewer(row, revision);
  }

  /** Leaves a tombstone: a slower worker with an older fault then finds a newer revision. */
  async deleteFault(key: string, output: OutputId, revision: number): Promise<void> {
    const ttl = { N: String(tombstoneEnd(this.#clock())) };
    await this.#table.putUnlessNewer({ pk: partitionOf(key), sk: { S: output }, ttl }, revision);
  }

  async readFaults(key: string): Promise<PublicationFault[]> {
    const items = await this.#table.queryAll(partitionOf(key));
    return items.flatMap(({ fault }) => (fault?.S ? [JSON.parse(fault.S)] : []));
  }
}

function partitionOf(key: string): { S: string } {
  return { S: `fault#${key}` };
}
