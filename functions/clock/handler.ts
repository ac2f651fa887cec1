import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import middy from '@middy/core';
import { IndexTable } from '../aws/index-table.ts';
import { SqsIntakeQueue } from '../aws/queues.ts';
import { SITE_KEY } from '../core/source-key.ts';
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

/**
 * Whether this environment has asked for a look at `site.yaml`. Each does so once: a stack just deployed then
 * has its home page before anything is uploaded, and one that got another address moves to it.
 */
let hasAskedForSite = false;

/** Every minute: whatever has become due or has expired is looked at. */
export const handler = middy().handler(async (): Promise<void> => {
  if (!hasAskedForSite) await ports.intake.send([SITE_KEY]);
  hasAskedForSite = true;
  const sources = await askForDueSources(ports);
  if (sources > 0) log.info({ message: 'due', sources });
});
