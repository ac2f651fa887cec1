import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { TableFaults } from '../aws/faults.ts';
import { IndexTable } from '../aws/index-table.ts';
import { SqsIntakeQueue, SqsJobQueue } from '../aws/queues.ts';
import { Table } from '../aws/table.ts';
import { S3UploadsBucket } from '../aws/uploads-bucket.ts';
import { ingestEnvironment, readEnvironment } from '../runtime/environment.ts';
import { log } from '../runtime/log.ts';
import { runBatch } from '../runtime/sqs-batch.ts';
import { type IntakeUnit, parseIntakeMessage } from './intake-message.ts';
import type { IngestPorts } from './ports.ts';
import { reconcileSource } from './reconcile-source.ts';
import { sweep } from './sweep.ts';

/** Sources looked at at once: mostly waiting for S3 and DynamoDB. */
const CONCURRENCY = 8;

const environment = readEnvironment(ingestEnvironment, process.env);
const clock = () => new Date().toISOString();
const s3 = new S3Client();
const sqs = new SQSClient();
const dynamo = new DynamoDBClient();
const ports: IngestPorts = {
  index: new IndexTable(dynamo, environment.INDEX_TABLE, clock),
  faults: new TableFaults(new Table(dynamo, environment.INDEX_TABLE), clock),
  uploads: new S3UploadsBucket(s3, environment.UPLOADS_BUCKET),
  jobs: new SqsJobQueue(sqs, environment.JOBS_QUEUE_URL),
  intake: new SqsIntakeQueue(sqs, environment.INTAKE_QUEUE_URL),
  clock,
  address: {
    publicUrl: environment.PUBLIC_URL,
    distributionUrl: `https://${environment.DISTRIBUTION_DOMAIN}/`,
  },
};

/** Looks at the sources that messages on the intake queue name. */
export const handler = middy<SQSEvent, SQSBatchResponse>().handler(
  async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> =>
    await runBatch(event, {
      parse: parseIntakeMessage,
      run: ingest,
      postpone: (unit) =>
        'key' in unit
          ? ports.intake.send([unit.key], unit)
          : ports.intake.sendSweep(unit.sweep, unit.after, unit),
      concurrency: CONCURRENCY,
      remainingMs: () => context.getRemainingTimeInMillis(),
    }),
);

async function ingest(unit: IntakeUnit): Promise<void> {
  const started = performance.now();
  if ('sweep' in unit) {
    const sources = await sweep(unit.sweep, unit.after, ports, unit);
    log.info({ message: 'swept', prefix: unit.sweep, sources });
    return;
  }
  const outcome = await reconcileSource(unit.key, ports, unit);
  const durationMs = Math.round(performance.now() - started);
  if (!outcome) return log.info({ message: 'skipped', key: unit.key });
  const { status, problems } = outcome.record;
  if (!outcome.receiptKey) return log.info({ message: 'unchanged', key: unit.key, status, durationMs });
  const codes = problems.map((problem) => problem.code);
  log.info({ message: 'ingested', key: unit.key, status, receipt: outcome.receiptKey, codes, durationMs });
}
