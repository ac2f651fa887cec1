import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { Instant } from '../core/kernel/instant.ts';

export type Item = Record<string, AttributeValue>;

/**
 * A tombstone must outlive any late message. SQS keeps a message for 14 days at most, and a dead-letter queue keeps it
 * for 14 more.
 */
const TOMBSTONE_DAYS = 30;

/** When a tombstone written at `now` may be forgotten, in seconds since 1970: for the table's time to live. */
export function tombstoneEnd(now: Instant): number {
  return Math.floor(Date.parse(now) / 1000) + TOMBSTONE_DAYS * 86_400;
}

/** The one table, as every kind of row uses it: single items, conditional writes, consistent reads. */
export class Table {
  readonly client: DynamoDBClient;
  readonly name: string;

  constructor(client: DynamoDBClient, name: string) {
    this.client = client;
    this.name = name;
  }

  async get(Key: Item): Promise<Item | undefined> {
    const command = new GetItemCommand({ TableName: this.name, Key, ConsistentRead: true });
    return (await this.client.send(command)).Item;
  }

  /** Every item of a partition, in the order of their sort keys. */
  async queryAll(pk: AttributeValue): Promise<Item[]> {
    const items: Item[] = [];
    let start: Item | undefined;
    do {
      const answer = await this.client.send(
        new QueryCommand({
          TableName: this.name,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk },
          ConsistentRead: true,
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      items.push(...(answer.Items ?? []));
      start = answer.LastEvaluatedKey;
    } while (start);
    return items;
  }

  async put(item: Item): Promise<void> {
    await this.client.send(new PutItemCommand({ TableName: this.name, Item: item }));
  }

  /**
   * Puts `item` if its row still has the revision that was read.
   *
   * @param read undefined: there was no row
   * @returns false if another worker was faster
   */
  async putOver(item: Item, read: number | undefined): Promise<boolean> {
    return await this.conditionally(
      new PutItemCommand({
        TableName: this.name,
        Item: item,
        ...(read === undefined
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: 'revision = :read',
              ExpressionAttributeValues: { ':read': { N: String(read) } },
            }),
      }),
    );
  }

  /** Puts `item` with its revision, unless the row has a newer one. */
  async putUnlessNewer(item: Item, revision: number): Promise<void> {
    await this.conditionally(
      new PutItemCommand({
        TableName: this.name,
        Item: { ...item, revision: { N: String(revision) } },
        ConditionExpression: 'attribute_not_exists(pk) OR revision <= :mine',
        ExpressionAttributeValues: { ':mine': { N: String(revision) } },
      }),
    );
  }

  /** Sends a conditional write. @returns false if its condition did not hold */
  async conditionally(command: PutItemCommand | DeleteItemCommand | UpdateItemCommand): Promise<boolean> {
    try {
      await this.client.send(command as PutItemCommand);
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }
}
