import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import middy from '@middy/core';
import { IndexTable } from '../aws/index-table.ts';
import { SqsIntakeQueue } from '../aws/queues.ts';
import { clockEnvironment, readEnvironment } from '../environment.ts';
import { log } from '../log.ts';
import { askForDueSources } from './due-sources.ts';

const environment = readEnvironment(clockEnvironment, process.env);
const clock = () => new Date().toISOString();
const ports = {
  index: new IndexTable(new DynamoDBClient(), environment.INDEX_TABLE, clock),
  intake: new SqsIntakeQueue(new SQSClient(), environment.INTAKE_QUEUE_URL),
  clock,
};

/** Every minute: whatever has become due or has expired is looked at. */
export const handler = middy().handler(async (): Promise<void> => {
  const sources = await askForDueSources(ports);
  if (sources > 0) log.info({ message: 'due', sources });
});
