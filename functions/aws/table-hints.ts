import { DeleteItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Entry, ListId } from '../core/output/lists.ts';
import type { HintPage, HintQuery, Hints } from '../core/ports/hints.ts';
import type { Item, Table } from './table.ts';

/** The hints as rows of the table: a partition for each list. */
export class TableHints implements Hints {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async putHint(entry: Entry, key: string, revision: number): Promise<void> {
    await this.#table.putUnlessNewer({ ...hintKey(entry), key: { S: key } }, revision);
  }

  async deleteHint(entry: Entry, revision: number): Promise<void> {
    await this.#table.conditionally(
      new DeleteItemCommand({
        TableName: this.#table.name,
        Key: hintKey(entry),
        ConditionExpression: 'revision <= :mine',
        ExpressionAttributeValues: { ':mine': { N: String(revision) } },
      }),
    );
  }

  async queryHints(
    list: ListId,
    { from = '', before, oldestFirst = false, limit, next }: HintQuery,
  ): Promise<HintPage> {
    const answer = await this.#table.client.send(
      new QueryCommand({
        TableName: this.#table.name,
        KeyConditionExpression: `pk = :list AND ${from ? 'sk BETWEEN :from AND :before' : 'sk <= :before'}`,
        ExpressionAttributeValues: {
          ':list': listPartition(list),
          // `~` sorts after whatever follows the instant in a sort key.
          ':before': { S: `${before}~` },
          ...(from && { ':from': { S: from } }),
        },
        ConsistentRead: true,
        ScanIndexForward: oldestFirst,
        Limit: limit,
        ...(next ? { ExclusiveStartKey: hintKey({ list, sortKey: next }) } : {}),
      }),
    );
    const last = answer.LastEvaluatedKey?.sk?.S;
    return {
      hints: (answer.Items ?? []).map((item) => ({
        list,
        sortKey: item.sk?.S ?? '',
        key: item.key?.S ?? '',
      })),
      ...(last ? { next: last } : {}),
    };
  }
}

function hintKey({ list, sortKey }: Entry): Item {
  return { pk: listPartition(list), sk: { S: sortKey } };
}

function listPartition(list: ListId): { S: string } {
  return { S: `feed#${list}` };
}
