import { BatchGetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Clock } from '../core/ports/clock.ts';
import type { Sources } from '../core/ports/sources.ts';
import type { SourceRecord } from '../core/source/source-record.ts';
import { decodeRecord, encodeRecord, sourceRowKey } from './source-record-codec.ts';
import { type Item, type Table, tombstoneEnd } from './table.ts';

/** BatchGetItem takes 100 keys, and gives at most 16 MB: the rest comes back as unprocessed. */
const MAX_BATCH_KEYS = 100;

/** The sort key of an entry in the list of what is due begins with its instant. */
const INSTANT_LENGTH = '2026-11-03T08:00:00.000Z'.length;

/** The records as rows of the table: one for each source. */
export class TableSources implements Sources {
  readonly #table: Table;
  readonly #clock: Clock;

  constructor(table: Table, clock: Clock) {
    this.#table = table;
    this.#clock = clock;
  }

  async readSource(key: string): Promise<SourceRecord | undefined> {
    const item = await this.#table.get(sourceRowKey(key));
    return item && decodeRecord(item);
  }

  async readSources(keys: readonly string[]): Promise<SourceRecord[]> {
    const { client, name } = this.#table;
    const records: SourceRecord[] = [];
    // DynamoDB refuses a batch that names a key twice.
    const unique = [...new Set(keys)];
    for (let from = 0; from < unique.length; from += MAX_BATCH_KEYS) {
      let wanted: Item[] = unique.slice(from, from + MAX_BATCH_KEYS).map(sourceRowKey);
      while (wanted.length > 0) {
        const request = { [name]: { Keys: wanted, ConsistentRead: true } };
        const answer = await client.send(new BatchGetItemCommand({ RequestItems: request }));
        records.push(...(answer.Responses?.[name] ?? []).map(decodeRecord));
        wanted = answer.UnprocessedKeys?.[name]?.Keys ?? [];
      }
    }
    return records;
  }

  async writeSource(next: SourceRecord, read: SourceRecord): Promise<boolean> {
    // A tombstone with something due must still be there when the clock comes to it.
    const lastNeeded = next.due?.sortKey.slice(0, INSTANT_LENGTH) ?? this.#clock();
    const forgetAt = next.status === 'withdrawn' ? tombstoneEnd(lastNeeded) : undefined;
    return await this.#table.putOver(encodeRecord(next, forgetAt), read.stored ? read.revision : undefined);
  }

  async fence(key: string, expected: number): Promise<boolean> {
    return await this.#update(key, expected, 'SET revision = revision + :one', { ':one': { N: '1' } });
  }

  async clearPending(key: string, expected: number): Promise<void> {
    await this.#update(key, expected, 'REMOVE pending', {});
  }

  async #update(key: string, expected: number, update: string, values: Item): Promise<boolean> {
    return await this.#table.conditionally(
      new UpdateItemCommand({
        TableName: this.#table.name,
        Key: sourceRowKey(key),
        UpdateExpression: update,
        ConditionExpression: 'revision = :read',
        ExpressionAttributeValues: { ...values, ':read': { N: String(expected) } },
      }),
    );
  }
}
