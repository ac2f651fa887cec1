import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { OutputId } from '../core/output/outputs.ts';
import type { Clock, Faults } from '../core/ports/ports.ts';
import type { PublicationFault } from '../core/source/publication-fault.ts';
import type { Item, Table } from './table.ts';
import { tombstoneEnd } from './tombstone.ts';

/** What became of sources when they were published: a row for each source and output that ever had a fault. */
export class TableFaults implements Faults {
  readonly #table: Table;
  readonly #clock: Clock;

  constructor(table: Table, clock: Clock) {
    this.#table = table;
    this.#clock = clock;
  }

  async putFault(key: string, fault: PublicationFault, revision: number): Promise<void> {
    await this.#put(key, fault.output, revision, { fault: { S: JSON.stringify(fault) } });
  }

  /** What is left is a tombstone: a slower worker, with an older fault to tell, finds it told otherwise. */
  async deleteFault(key: string, output: OutputId, revision: number): Promise<void> {
    await this.#put(key, output, revision, { ttl: { N: String(tombstoneEnd(this.#clock())) } });
  }

  async readFaults(key: string): Promise<PublicationFault[]> {
    const items: Item[] = [];
    let start: Item | undefined;
    do {
      const answer = await this.#table.client.send(
        new QueryCommand({
          TableName: this.#table.name,
          KeyConditionExpression: 'pk = :source',
          ExpressionAttributeValues: { ':source': partition(key) },
          ConsistentRead: true,
          ...(start ? { ExclusiveStartKey: start } : {}),
        }),
      );
      items.push(...(answer.Items ?? []));
      start = answer.LastEvaluatedKey;
    } while (start);
    return items.flatMap(({ fault }) => (fault?.S ? [JSON.parse(fault.S)] : []));
  }

  async #put(key: string, output: OutputId, revision: number, told: Item): Promise<void> {
    await this.#table.conditionally(
      new PutItemCommand({
        TableName: this.#table.name,
        Item: { pk: partition(key), sk: { S: output }, revision: { N: String(revision) }, ...told },
        ConditionExpression: 'attribute_not_exists(pk) OR revision <= :mine',
        ExpressionAttributeValues: { ':mine': { N: String(revision) } },
      }),
    );
  }
}

function partition(key: string): { S: string } {
  return { S: `fault#${key}` };
}
