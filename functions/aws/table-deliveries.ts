import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Clock } from '../core/ports/clock.ts';
import type { Deliveries } from '../core/ports/deliveries.ts';
import type { Delivery, DeliveryKey } from '../core/push/delivery.ts';
import { type Item, type Table, tombstoneEnd } from './table.ts';

/** The deliveries as rows of the table: one for each change and partner, forgotten 30 days after its last write. */
export class TableDeliveries implements Deliveries {
  readonly #table: Table;
  readonly #clock: Clock;

  constructor(table: Table, clock: Clock) {
    this.#table = table;
    this.#clock = clock;
  }

  async read(key: DeliveryKey): Promise<Delivery | undefined> {
    const item = await this.#table.get(keyOf(key));
    return item && decode(item);
  }

  async write(next: Delivery, read: Delivery): Promise<boolean> {
    const { revision, ...rest } = next;
    const item = {
      ...keyOf(next.notice),
      revision: { N: String(revision) },
      data: { S: JSON.stringify(rest) },
      ttl: { N: String(tombstoneEnd(this.#clock())) },
    };
    return await this.#table.putOver(item, read.revision || undefined);
  }

  async list(partner: string, after?: DeliveryKey): ReturnType<Deliveries['list']> {
    const answer = await this.#table.client.send(
      new QueryCommand({
        TableName: this.#table.name,
        KeyConditionExpression: 'pk = :partner',
        ExpressionAttributeValues: { ':partner': partitionOf(partner) },
        ScanIndexForward: false,
        ConsistentRead: true,
        ...(after && { ExclusiveStartKey: keyOf(after) }),
      }),
    );
    const deliveries = (answer.Items ?? []).map(decode);
    const last = answer.LastEvaluatedKey && deliveries.at(-1)?.notice;
    return { deliveries, ...(last && { next: last }) };
  }
}

function keyOf({ partner, at, id }: DeliveryKey): Item {
  return { pk: partitionOf(partner), sk: { S: `${at}#${id}` } };
}

function partitionOf(partner: string): { S: string } {
  return { S: `delivery#${partner}` };
}

function decode({ revision, data }: Item): Delivery {
  return { ...JSON.parse(data?.S ?? '{}'), revision: Number(revision?.N) };
}
