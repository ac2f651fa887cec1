import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';
import { SqsQueue } from '../aws/sqs-queue.ts';
import { Table } from '../aws/table.ts';
import { TableHints } from '../aws/table-hints.ts';
import { intakeMessages, looksAt } from '../core/messages/intake-message.ts';
import { jobMessages } from '../core/messages/job-message.ts';
import { SITE_KEY } from '../core/site/site.ts';
import { readEnvironment } from '../runtime/environment.ts';
import type { ClockPorts } from './ports.ts';
import { parseClockEvent, runClock } from './run-clock.ts';

const environment = readEnvironment(
  z.object({ INDEX_TABLE: z.string(), INTAKE_QUEUE_URL: z.string(), JOBS_QUEUE_URL: z.string() }),
  process.env,
);
const sqs = new SQSClient();
const ports: ClockPorts = {
  hints: new TableHints(new Table(new DynamoDBClient(), environment.INDEX_TABLE)),
  intake: new SqsQueue(sqs, environment.INTAKE_QUEUE_URL, intakeMessages),
  jobs: new SqsQueue(sqs, environment.JOBS_QUEUE_URL, jobMessages),
  clock: () => new Date().toISOString(),
};

/**
 * True if this execution environment has asked for a look at `site.yaml`. Each does so once. So a new stack has its
 * home page before anything is uploaded, and a stack with a new address moves to it.
 */
let hasAskedForSite = false;

/**
 * Every minute: a look at what is due, and held feeds are judged again. Every hour: the news of the last two days are
 * gathered. Every six hours: everything is compared and made good.
 */
export async function handler(event: unknown): Promise<void> {
  const clockEvent = parseClockEvent(event);
  if (clockEvent.task === 'due' && !hasAskedForSite) {
    await ports.intake.send(looksAt([SITE_KEY]));
    hasAskedForSite = true;
  }
  await runClock(clockEvent, ports);
}
