import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { beforeAll } from 'vitest';
import { Table } from '../../functions/aws/table.ts';

const NAME = 'index';

/**
 * One table for all tests of a file, like the stack's, on an emulator of its own.
 *
 * @returns what gives the table once the tests run
 */
export function sharedTable(): () => Table {
  let table: Table;
  beforeAll(async () => {
    const opened = await openTable();
    table = opened.table;
    return opened.close;
  });
  return () => table;
}

async function openTable(): Promise<{ readonly table: Table; close(): Promise<void> }> {
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const keys = [
    ['pk', 'HASH'],
    ['sk', 'RANGE'],
  ] as const;
  await client.send(
    new CreateTableCommand({
      TableName: NAME,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keys.map(([AttributeName, KeyType]) => ({ AttributeName, KeyType })),
      AttributeDefinitions: keys.map(([AttributeName]) => ({ AttributeName, AttributeType: 'S' as const })),
    }),
  );
  return {
    table: new Table(client, NAME),
    async close() {
      client.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
