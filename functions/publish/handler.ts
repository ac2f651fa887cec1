import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { IndexTable } from '../aws/index-table.ts';
import { SqsJobQueue } from '../aws/queues.ts';
import { S3SiteBucket } from '../aws/site-bucket.ts';
import { publishEnvironment, readEnvironment } from '../environment.ts';
import { log } from '../log.ts';
import { runBatch } from '../sqs-batch.ts';
import { type JobUnit, parseJobMessage } from './job-message.ts';
import type { PublishPorts } from './ports.ts';
import { publishOutput } from './publish-output.ts';
import { sweepSite } from './sweep-site.ts';

/** Outputs rebuilt at once: mostly waiting for S3 and DynamoDB. */
const CONCURRENCY = 8;

const environment = readEnvironment(publishEnvironment, process.env);
const clock = () => new Date().toISOString();
const ports: PublishPorts = {
  index: new IndexTable(new DynamoDBClient(), environment.INDEX_TABLE, clock),
  site: new S3SiteBucket(new S3Client(), environment.SITE_BUCKET, environment.UPLOADS_BUCKET),
  clock,
};
const jobs = new SqsJobQueue(new SQSClient(), environment.JOBS_QUEUE_URL);

/** Rebuilds the outputs that messages on the jobs queue name; equal ones of a batch once. */
export const handler = middy<SQSEvent, SQSBatchResponse>().handler(
  async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> =>
    await runBatch(event, {
      parse: parseJobMessage,
      run: publish,
      postpone: (unit) => ('output' in unit ? jobs.send([unit.output]) : jobs.sendSweep(unit.sweepAfter)),
      concurrency: CONCURRENCY,
      remainingMs: () => context.getRemainingTimeInMillis(),
    }),
);

async function publish(unit: JobUnit): Promise<void> {
  if ('sweepAfter' in unit) {
    const { outputs, foreign } = await sweepSite(unit.sweepAfter, { site: ports.site, jobs });
    log.info({ message: 'swept', prefix: 'the site', outputs });
    if (foreign.length > 0) log.warn({ message: 'foreign objects', keys: foreign });
    return;
  }
  const { output } = unit;
  const started = performance.now();
  const changed = await publishOutput(output, ports);
  const durationMs = Math.round(performance.now() - started);
  if (changed.length === 0) log.info({ message: 'unchanged', output, durationMs });
  else log.info({ message: 'published', output, changed, durationMs });
}
