import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import middy from '@middy/core';
import { IndexTable } from '../aws/index-table.ts';
import { SqsIntakeQueue, SqsJobQueue } from '../aws/queues.ts';
import { SITE_KEY } from '../core/site/site.ts';
import { clockEnvironment, readEnvironment } from '../runtime/environment.ts';
import { log } from '../runtime/log.ts';
import { parseClockEvent } from './clock-event.ts';
import { askForDueSources } from './due-sources.ts';
import { askForHeldFeeds } from './held-feeds.ts';
import { askForNews } from './news.ts';
import { askForRepair } from './repair.ts';

const environment = readEnvironment(clockEnvironment, process.env);
const clock = () => new Date().toISOString();
const sqs = new SQSClient();
const ports = {
  index: new IndexTable(new DynamoDBClient(), environment.INDEX_TABLE, clock),
  intake: new SqsIntakeQueue(sqs, environment.INTAKE_QUEUE_URL),
  jobs: new SqsJobQueue(sqs, environment.JOBS_QUEUE_URL),
  clock,
};

/**
 * Whether this environment has asked for a look at `site.yaml`. Each does so once: a stack just deployed then
 * has its home page before anything is uploaded, and one that got another address moves to it.
 */
let hasAskedForSite = false;

/**
 * Every minute: what is due is looked at, and held feeds are judged again. Every hour: the news of the last two days
 * are gathered. Every six hours: everything is compared, and made good.
 */
export const handler = middy().handler(async (event: unknown): Promise<void> => {
  if (parseClockEvent(event).task === 'repair') {
    await askForRepair(ports);
    return log.info({ message: 'repairing' });
  }
  if (!hasAskedForSite) await ports.intake.send([SITE_KEY]);
  hasAskedForSite = true;
  const sources = await askForDueSources(ports);
  if (sources > 0) log.info({ message: 'due', sources });
  const held = await askForHeldFeeds(ports);
  if (held > 0) log.info({ message: 'held feeds', feeds: held });
  await askForNews(ports);
});
