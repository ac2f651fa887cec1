import { readFile } from 'node:fs/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';
import { S3SiteBucket } from '../aws/s3-site-bucket.ts';
import { SqsQueue } from '../aws/sqs-queue.ts';
import { Table } from '../aws/table.ts';
import { TableClaims } from '../aws/table-claims.ts';
import { TableFaults } from '../aws/table-faults.ts';
import { TableFeedStates } from '../aws/table-feed-states.ts';
import { TableHints } from '../aws/table-hints.ts';
import { TableSources } from '../aws/table-sources.ts';
import { intakeMessages } from '../core/messages/intake-message.ts';
import { jobMessages } from '../core/messages/job-message.ts';
import { noticeMessages } from '../core/messages/notice-message.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { queueHandler } from '../runtime/queue-handler.ts';
import { jobWork } from './jobs/run-job.ts';
import type { PublishPorts } from './ports.ts';

const environment = readEnvironment(
  z.object({
    UPLOADS_BUCKET: z.string(),
    SITE_BUCKET: z.string(),
    /** Of what partners get with their key. */
    PARTNERS_BUCKET: z.string(),
    INDEX_TABLE: z.string(),
    INTAKE_QUEUE_URL: z.string(),
    JOBS_QUEUE_URL: z.string(),
    NOTICES_QUEUE_URL: z.string(),
    /** Of the metrics that the stack's alarms watch. */
    METRICS_NAMESPACE: z.string(),
  }),
  process.env,
);
const clock = () => new Date().toISOString();
const table = new Table(new DynamoDBClient(), environment.INDEX_TABLE);
const sqs = new SQSClient();
const ports: PublishPorts = {
  sources: new TableSources(table, clock),
  hints: new TableHints(table),
  claims: new TableClaims(table, clock),
  site: new S3SiteBucket(new S3Client(), {
    site: environment.SITE_BUCKET,
    partners: environment.PARTNERS_BUCKET,
    uploads: environment.UPLOADS_BUCKET,
  }),
  feedStates: new TableFeedStates(table, clock),
  faults: new TableFaults(table, clock),
  jobs: new SqsQueue(sqs, environment.JOBS_QUEUE_URL, jobMessages),
  intake: new SqsQueue(sqs, environment.INTAKE_QUEUE_URL, intakeMessages),
  notices: new SqsQueue(sqs, environment.NOTICES_QUEUE_URL, noticeMessages),
  clock,
  // It lies beside this function's bundle (lib/bundle.ts).
  headlinesScript: () => readFile(new URL('headlines.js', import.meta.url), 'utf8'),
};

/** Does the jobs that messages on the jobs queue name; those for one output in a batch are one. */
export const handler = queueHandler(jobMessages, () => jobWork(ports, environment.METRICS_NAMESPACE));
