import { readFile } from 'node:fs/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { TableFaults } from '../aws/faults.ts';
import { TableFeedStates } from '../aws/feed-states.ts';
import { IndexTable } from '../aws/index-table.ts';
import { SqsNoticeQueue } from '../aws/notice-queue.ts';
import { SqsIntakeQueue, SqsJobQueue } from '../aws/queues.ts';
import { S3SiteBucket } from '../aws/site-bucket.ts';
import { Table } from '../aws/table.ts';
import { publishEnvironment, readEnvironment } from '../runtime/environment.ts';
import { runBatch } from '../runtime/sqs-batch.ts';
import { type JobUnit, mergeJobs, nameOfJob, parseJobMessage } from './jobs/job-message.ts';
import { reportJob } from './jobs/report-job.ts';
import { postponeJob, runJob } from './jobs/run-job.ts';
import type { PublishPorts } from './ports.ts';

/** Outputs rebuilt at once: mostly waiting for S3 and DynamoDB. */
const CONCURRENCY = 8;

const environment = readEnvironment(publishEnvironment, process.env);
const clock = () => new Date().toISOString();
const dynamo = new DynamoDBClient();
const table = new Table(dynamo, environment.INDEX_TABLE);
const sqs = new SQSClient();
const ports: PublishPorts = {
  index: new IndexTable(dynamo, environment.INDEX_TABLE, clock),
  site: new S3SiteBucket(new S3Client(), {
    site: environment.SITE_BUCKET,
    partners: environment.PARTNERS_BUCKET,
    uploads: environment.UPLOADS_BUCKET,
  }),
  feedStates: new TableFeedStates(table, clock),
  faults: new TableFaults(table, clock),
  jobs: new SqsJobQueue(sqs, environment.JOBS_QUEUE_URL),
  intake: new SqsIntakeQueue(sqs, environment.INTAKE_QUEUE_URL),
  notices: new SqsNoticeQueue(sqs, environment.NOTICES_QUEUE_URL),
  clock,
  // It lies beside this function's bundle (lib/bundle.ts).
  headlinesScript: () => readFile(new URL('headlines.js', import.meta.url), 'utf8'),
};

/** Does the jobs that messages on the jobs queue name; those for one output in a batch are one. */
export const handler = middy<SQSEvent, SQSBatchResponse>().handler(
  async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> =>
    await runBatch<JobUnit>(event, {
      parse: parseJobMessage,
      coalescing: { nameOf: nameOfJob, merge: mergeJobs },
      run: publish,
      postpone: (unit) => postponeJob(unit, ports.jobs),
      concurrency: CONCURRENCY,
      remainingMs: () => context.getRemainingTimeInMillis(),
    }),
);

async function publish(unit: JobUnit): Promise<void> {
  const started = performance.now();
  const outcome = await runJob(unit, ports);
  const durationMs = Math.round(performance.now() - started);
  reportJob({ unit, outcome, durationMs, metrics: environment.METRICS_NAMESPACE });
}
