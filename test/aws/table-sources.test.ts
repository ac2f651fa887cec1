import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { Table } from '../../functions/aws/table.ts';
import { TableSources } from '../../functions/aws/table-sources.ts';
import { emptyRecord, type SourceRecord } from '../../functions/core/source/source-record.ts';

const NOW = '2026-11-10T12:00:00.000Z';

/** When the table may forget a row, if ever. */
async function forgottenAt(differences: Partial<SourceRecord>): Promise<string | undefined> {
  const client = new DynamoDBClient({ region: 'us-east-1' });
  let ttl: string | undefined;
  client.send = async (command: object) => {
    if (command instanceof PutItemCommand) ttl = command.input.Item?.ttl?.N;
    return {};
  };
  const read = emptyRecord('articles/a.md');
  await new TableSources(new Table(client, 'index'), () => NOW).writeSource(
    { ...read, ...differences },
    read,
  );
  return ttl && new Date(Number(ttl) * 1000).toISOString();
}

it('the row of what is gone outlives every late message, and whatever the clock has still to do for it', async () => {
  const due = { list: 'due' as const, sortKey: '2026-12-10T12:00:00.000Z#digest' };
  expect(await forgottenAt({ status: 'withdrawn' })).toBe('2026-12-10T12:00:00.000Z');
  expect(await forgottenAt({ status: 'withdrawn', due })).toBe('2027-01-09T12:00:00.000Z');
  expect(await forgottenAt({ status: 'published', due })).toBeUndefined();
});
