import {
  BatchGetItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf } from '../../support/failure-of.ts';
import { clientsOf, type FixtureCloud, startFixture, withoutConsumers } from '../fixture-cloud.ts';

let cloud: FixtureCloud;
let dynamo: ReturnType<typeof clientsOf>['dynamo'];
const TableName = 'IndexTable';

beforeAll(async () => {
  cloud = await startFixture({ transformTemplate: withoutConsumers });
  ({ dynamo } = clientsOf(cloud));
});
afterAll(() => cloud.dispose());

const row = (pk: string, sk: string) => ({ pk: { S: pk }, sk: { S: sk } });

describe('a table', () => {
  it('lets one of 32 racing conditional writes win', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 32 }, (_, index) =>
        failureOf(
          dynamo.send(
            new PutItemCommand({
              TableName,
              Item: { ...row('race', 'x'), writer: { N: String(index) } },
              ConditionExpression: 'attribute_not_exists(pk)',
            }),
          ),
        ),
      ),
    );

    expect(outcomes.filter(({ name }) => name === 'none')).toHaveLength(1);
    expect(outcomes.filter(({ name }) => name === 'ConditionalCheckFailedException')).toHaveLength(31);
  });

  it('loses none of 32 racing revisions that are each written on condition', async () => {
    const Key = row('counter', 'x');
    const raise = async (): Promise<void> => {
      const { Item } = await dynamo.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
      const before = Number(Item?.revision?.N ?? 0);
      const attempt = new UpdateItemCommand({
        TableName,
        Key,
        UpdateExpression: 'SET revision = :next',
        ConditionExpression: before === 0 ? 'attribute_not_exists(revision)' : 'revision = :before',
        ExpressionAttributeValues: {
          ':next': { N: String(before + 1) },
          ...(before === 0 ? {} : { ':before': { N: String(before) } }),
        },
      });
      if ((await failureOf(dynamo.send(attempt))).name !== 'none') await raise();
    };

    await Promise.all(Array.from({ length: 8 }, raise));

    const { Item } = await dynamo.send(new GetItemCommand({ TableName, Key }));
    expect(Item?.revision).toEqual({ N: '8' });
  });

  it('is read in descending order, page by page, and in batches', async () => {
    for (const sk of ['2026-01', '2026-02', '2026-03']) {
      await dynamo.send(new PutItemCommand({ TableName, Item: row('feed', sk) }));
    }
    const query = {
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: 'feed' } },
      ScanIndexForward: false,
      Limit: 2,
    };

    const first = await dynamo.send(new QueryCommand(query));
    const ExclusiveStartKey = first.LastEvaluatedKey;
    const second = await dynamo.send(new QueryCommand({ ...query, ExclusiveStartKey }));
    const Keys = [row('feed', '2026-01'), row('feed', 'absent')];
    const batch = await dynamo.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys } } }));

    const months = [...(first.Items ?? []), ...(second.Items ?? [])].map(({ sk }) => sk?.S);
    expect(months).toEqual(['2026-03', '2026-02', '2026-01']);
    expect(batch.Responses?.[TableName]).toEqual([row('feed', '2026-01')]);
  });
});

describe('what the emulator has not', () => {
  it('is refused, not ignored', async () => {
    const Put = { TableName, Item: row('t', 'x') };
    const transaction = new TransactWriteItemsCommand({ TransactItems: [{ Put }] });
    const returning = new PutItemCommand({
      ...Put,
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });

    expect((await failureOf(dynamo.send(transaction))).name).toBe('UnknownOperationException');
    expect((await failureOf(dynamo.send(returning))).name).toBe('NotImplemented');
  });
});
