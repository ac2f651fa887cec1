import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Deliveries, DeliveryPlace } from '../core/push/deliveries.ts';
import type { Delivery } from '../core/push/delivery.ts';
import type { Item, Table } from './table.ts';
import { tombstoneEnd } from './tombstone.ts';

/** The log of what partners were told: a row for each change and partner, forgotten 30 days after its last write. */
export class TableDeliveries implements Deliveries {
  readonly #table: Table;
  readonly #clock: () => string;

  constructor(table: Table, clock: () => string) {
    this.#table = table;
    this.#clock = clock;
  }

  async read(place: DeliveryPlace): Promise<Delivery | undefined> {
    const item = await this.#table.get(keyOf(place));
    return item && decode(item);
  }

  async write(next: Delivery, read: Delivery): Promise<boolean> {
    const { revision, ...rest } = next;
    return await this.#table.conditionally(
      new PutItemCommand({
        TableName: this.#table.name,
        Item: {
          ...keyOf(next.notice),
          revision: { N: String(revision) },
          data: { S: JSON.stringify(rest) },
          ttl: { N: String(tombstoneEnd(this.#clock())) },
        },
        ...(read.revision === 0
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: 'revision = :read',
              ExpressionAttributeValues: { ':read': { N: String(read.revision) } },
            }),
      }),
    );
  }

  async list(partner: string, after?: DeliveryPlace): ReturnType<Deliveries['list']> {
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

function keyOf({ partner, at, id }: DeliveryPlace): Item {
  return { pk: partitionOf(partner), sk: { S: `${at}#${id}` } };
}

function partitionOf(partner: string): { S: string } {
  return { S: `delivery#${partner}` };
}

function decode({ revision, data }: Item): Delivery {
  return { ...JSON.parse(data?.S ?? '{}'), revision: Number(revision?.N) };
}
