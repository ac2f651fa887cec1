import {
  type AttributeValue,
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { FeedId } from '../core/addresses.ts';
import type { Instant } from '../core/instant.ts';
import type { Claim, Clock, HintPage, SourceIndex } from '../core/ports.ts';
import type { Entry, Identity, SourceRecord } from '../core/source-record.ts';
import { decodeSource, encodeSource, SOURCE_SORT_KEY, sourcePartition } from './source-record-codec.ts';

type Item = Record<string, AttributeValue>;

/** BatchGetItem takes 100 keys, and gives at most 16 MB: the rest comes back as unprocessed. */
const MAX_BATCH_KEYS = 100;

/**
 * A tombstone must outlive any late message: SQS keeps one for 14 days at most, a dead-letter queue for as
 * long again.
 */
const TOMBSTONE_DAYS = 30;

/** The index of the design, section 5: one table, single-item conditional writes, consistent reads. */
export class IndexTable implements SourceIndex {
  readonly #client: DynamoDBClient;
  readonly #table: string;
  readonly #clock: Clock;

  constructor(client: DynamoDBClient, table: string, clock: Clock) {
    this.#client = client;
    this.#table = table;
    this.#clock = clock;
  }

  async readSource(key: string): Promise<SourceRecord | undefined> {
    const item = await this.#get({ pk: { S: sourcePartition(key) }, sk: { S: SOURCE_SORT_KEY } });
    return item && decodeSource(item);
  }

  async readSources(keys: readonly string[]): Promise<SourceRecord[]> {
    const records: SourceRecord[] = [];
    for (let from = 0; from < keys.length; from += MAX_BATCH_KEYS) {
      let wanted: Item[] = keys
        .slice(from, from + MAX_BATCH_KEYS)
        .map((key) => ({ pk: { S: sourcePartition(key) }, sk: { S: SOURCE_SORT_KEY } }));
      while (wanted.length > 0) {
        const answer = await this.#client.send(
          new BatchGetItemCommand({
            RequestItems: { [this.#table]: { Keys: wanted, ConsistentRead: true } },
          }),
        );
        records.push(...(answer.Responses?.[this.#table] ?? []).map(decodeSource));
        wanted = answer.UnprocessedKeys?.[this.#table]?.Keys ?? [];
      }
    }
    return records;
  }

  async writeSource(next: SourceRecord, read: SourceRecord): Promise<boolean> {
    const item = encodeSource(next, next.status === 'withdrawn' ? this.#tombstoneEnd() : undefined);
    return await this.#conditionally(
      new PutItemCommand({
        TableName: this.#table,
        Item: item,
        ...(read.stored
          ? {
              ConditionExpression: 'revision = :read',
              ExpressionAttributeValues: { ':read': { N: String(read.revision) } },
            }
          : { ConditionExpression: 'attribute_not_exists(pk)' }),
      }),
    );
  }

  async fence(key: string, expected: number): Promise<boolean> {
    return await this.#updateSource(key, expected, 'SET revision = revision + :one', {
      ':one': { N: '1' },
    });
  }

  async clearPending(key: string, expected: number): Promise<void> {
    await this.#updateSource(key, expected, 'REMOVE pending', {});
  }

  async putHint({ feed, sortKey }: Entry, key: string, revision: number): Promise<void> {
    await this.#conditionally(
      new PutItemCommand({
        TableName: this.#table,
        Item: {
          pk: { S: feedPartition(feed) },
          sk: { S: sortKey },
          key: { S: key },
          revision: { N: String(revision) },
        },
        ConditionExpression: 'attribute_not_exists(pk) OR revision <= :mine',
        ExpressionAttributeValues: { ':mine': { N: String(revision) } },
      }),
    );
  }

  async deleteHint({ feed, sortKey }: Entry, revision: number): Promise<void> {
    await this.#conditionally(
      new DeleteItemCommand({
        TableName: this.#table,
        Key: { pk: { S: feedPartition(feed) }, sk: { S: sortKey } },
        ConditionExpression: 'revision <= :mine',
        ExpressionAttributeValues: { ':mine': { N: String(revision) } },
      }),
    );
  }

  async queryHints(
    feed: FeedId,
    { before, limit, next }: { before: Instant; limit: number; next?: string },
  ): Promise<HintPage> {
    const pk = { S: feedPartition(feed) };
    const answer = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: 'pk = :feed AND sk <= :before',
        // `~` sorts after whatever follows the instant in a sort key.
        ExpressionAttributeValues: { ':feed': pk, ':before': { S: `${before}~` } },
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: limit,
        ...(next ? { ExclusiveStartKey: { pk, sk: { S: next } } } : {}),
      }),
    );
    const last = answer.LastEvaluatedKey?.sk?.S;
    return {
      hints: (answer.Items ?? []).map((item) => ({
        feed,
        sortKey: item.sk?.S ?? '',
        key: item.key?.S ?? '',
      })),
      ...(last ? { next: last } : {}),
    };
  }

  async readClaim(claim: string): Promise<Claim | undefined> {
    const item = await this.#get(claimKey(claim));
    return item && { owner: item.owner?.S ?? '', revision: Number(item.revision?.N) };
  }

  async takeClaim(claim: string, key: string, revision: number, over?: Claim): Promise<boolean> {
    return await this.#conditionally(
      new PutItemCommand({
        TableName: this.#table,
        Item: { ...claimKey(claim), owner: { S: key }, revision: { N: String(revision) } },
        ConditionExpression: over
          ? '#owner = :holder AND revision = :held'
          : 'attribute_not_exists(pk) OR (#owner = :holder AND revision <= :held)',
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: {
          ':holder': { S: over?.owner ?? key },
          ':held': { N: String(over?.revision ?? revision) },
        },
      }),
    );
  }

  async releaseClaim(claim: string, key: string, revision: number): Promise<void> {
    await this.#conditionally(
      new DeleteItemCommand({
        TableName: this.#table,
        Key: claimKey(claim),
        ConditionExpression: '#owner = :mine AND revision <= :held',
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: { ':mine': { S: key }, ':held': { N: String(revision) } },
      }),
    );
  }

  async readEstate(claim: string): Promise<Identity | undefined> {
    const item = await this.#get(estateKey(claim));
    return item && JSON.parse(item.identity?.S ?? '{}');
  }

  async leaveEstate(claim: string, identity: Identity): Promise<void> {
    await this.#client.send(
      new PutItemCommand({
        TableName: this.#table,
        Item: {
          ...estateKey(claim),
          identity: { S: JSON.stringify(identity) },
          ttl: { N: String(Math.floor(Date.parse(this.#tombstoneEnd()) / 1000)) },
        },
      }),
    );
  }

  async wait(claim: string, key: string): Promise<void> {
    await this.#client.send(new PutItemCommand({ TableName: this.#table, Item: waitingKey(claim, key) }));
  }

  async stopWaiting(claim: string, key: string): Promise<void> {
    await this.#client.send(new DeleteItemCommand({ TableName: this.#table, Key: waitingKey(claim, key) }));
  }

  async waiters(claim: string): Promise<string[]> {
    const keys: string[] = [];
    let start: Item | undefined;
    do {
      const answer = await this.#client.send(
        new QueryCommand({
          TableName: this.#table,
          KeyConditionExpression: 'pk = :claim',
          ExpressionAttributeValues: { ':claim': { S: `waiting#${claim}` } },
          ConsistentRead: true,
          ...(start ? { ExclusiveStartKey: start } : {}),
        }),
      );
      keys.push(...(answer.Items ?? []).map((item) => item.sk?.S ?? ''));
      start = answer.LastEvaluatedKey;
    } while (start);
    return keys;
  }

  async #get(Key: Item): Promise<Item | undefined> {
    const answer = await this.#client.send(
      new GetItemCommand({ TableName: this.#table, Key, ConsistentRead: true }),
    );
    return answer.Item;
  }

  async #updateSource(key: string, expected: number, update: string, values: Item): Promise<boolean> {
    return await this.#conditionally(
      new UpdateItemCommand({
        TableName: this.#table,
        Key: { pk: { S: sourcePartition(key) }, sk: { S: SOURCE_SORT_KEY } },
        UpdateExpression: update,
        ConditionExpression: 'revision = :read',
        ExpressionAttributeValues: { ...values, ':read': { N: String(expected) } },
      }),
    );
  }

  /** Sends a conditional write; false if its condition did not hold. */
  async #conditionally(command: PutItemCommand | DeleteItemCommand | UpdateItemCommand): Promise<boolean> {
    try {
      await this.#client.send(command as PutItemCommand);
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  #tombstoneEnd(): Instant {
    return new Date(Date.parse(this.#clock()) + TOMBSTONE_DAYS * 86_400_000).toISOString();
  }
}

function feedPartition(feed: FeedId): string {
  return `feed#${feed}`;
}

function claimKey(claim: string): Item {
  return { pk: { S: `claim#${claim}` }, sk: { S: 'claim' } };
}

function estateKey(claim: string): Item {
  return { pk: { S: `estate#${claim}` }, sk: { S: 'estate' } };
}

function waitingKey(claim: string, key: string): Item {
  return { pk: { S: `waiting#${claim}` }, sk: { S: key } };
}
