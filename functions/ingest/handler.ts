import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';
import { S3UploadsBucket } from '../aws/s3-uploads-bucket.ts';
import { SqsQueue } from '../aws/sqs-queue.ts';
import { Table } from '../aws/table.ts';
import { TableClaims } from '../aws/table-claims.ts';
import { TableFaults } from '../aws/table-faults.ts';
import { TableHints } from '../aws/table-hints.ts';
import { TableSources } from '../aws/table-sources.ts';
import { intakeMessages } from '../core/messages/intake-message.ts';
import { jobMessages } from '../core/messages/job-message.ts';
import { absoluteUrl, readEnvironment } from '../runtime/environment.ts';
import { queueHandler } from '../runtime/queue-handler.ts';
import type { IngestPorts } from './ports.ts';
import { intakeWork } from './run-intake.ts';

const environment = readEnvironment(
  z.object({
    UPLOADS_BUCKET: z.string(),
    INDEX_TABLE: z.string(),
    INTAKE_QUEUE_URL: z.string(),
    JOBS_QUEUE_URL: z.string(),
    /** Host name of the distribution. */
    DISTRIBUTION_DOMAIN: z.string(),
    /** The operator's choice of address; wins over `site.yaml`. */
    PUBLIC_URL: z.optional(absoluteUrl),
  }),
  process.env,
);
const clock = () => new Date().toISOString();
const table = new Table(new DynamoDBClient(), environment.INDEX_TABLE);
const sqs = new SQSClient();
const ports: IngestPorts = {
  sources: new TableSources(table, clock),
  hints: new TableHints(table),
  claims: new TableClaims(table, clock),
  faults: new TableFaults(table, clock),
  uploads: new S3UploadsBucket(new S3Client(), environment.UPLOADS_BUCKET),
  jobs: new SqsQueue(sqs, environment.JOBS_QUEUE_URL, jobMessages),
  intake: new SqsQueue(sqs, environment.INTAKE_QUEUE_URL, intakeMessages),
  clock,
  address: {
    publicUrl: environment.PUBLIC_URL,
    distributionUrl: `https://${environment.DISTRIBUTION_DOMAIN}/`,
  },
};

/** Looks at the sources that messages on the intake queue name. */
export const handler = queueHandler(intakeMessages, () => intakeWork(ports));
