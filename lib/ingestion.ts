import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { RecursiveLoop } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledgeObjectWildcards, denySecrets } from './permissions.ts';
import { ServiceFunction } from './service-function.ts';
import type { WorkQueue } from './work-queue.ts';

/**
 * In MiB. It is set for the share of CPU, more than half a core, rather than for the memory: the cold start takes 120 to
 * 200 ms of a whole core (`npm run bench:cold-start`).
 */
const MEMORY_SIZE = 1024;

/** Ingest reads uploads, and the receipts that it wrote before. */
const READABLE = ['articles/*', 'media/*', 'receipts/*', 'site.yaml'];

export interface IngestionProps {
  /** The folder that holds the function's bundle. */
  readonly bundle: string;
  /** The bucket that holds sources and receipts. */
  readonly uploads: Bucket;
  /** The table that holds all state. */
  readonly table: Table;
  /** The queue of keys to look at: S3 events, and requests to look again. */
  readonly intake: WorkQueue;
  /** The queue of outputs to rebuild. */
  readonly jobs: WorkQueue;
  /** The host name that readers use. It is the site's address if neither `publicUrl` nor `site.yaml` gives one. */
  readonly siteDomainName: string;
  /**
   * The address that everything is published under. It overrides `site.yaml`.
   *
   * @default - the `url` of `site.yaml`, else that of `siteDomainName`
   */
  readonly publicUrl?: string;
}

/** The function that reconciles an upload with the index and answers it with a receipt. */
export class Ingestion extends Construct {
  constructor(scope: Construct, id: string, props: IngestionProps) {
    super(scope, id);
    const ingest = new ServiceFunction(this, 'Ingest', {
      description: 'Broadsheet: an upload becomes an article and a receipt',
      bundle: props.bundle,
      timeout: props.intake.consumerTimeout,
      memorySize: MEMORY_SIZE,
      permissions: permissions(props),
      environment: environment(props),
      // A sweep over the uploads goes page by page. Each page asks for the next, and the last one for none.
      recursiveLoop: RecursiveLoop.ALLOW,
    });
    props.intake.consumedBy(ingest.function);
    acknowledgeObjectWildcards(ingest, props.uploads, ['articles/*', 'media/*', 'receipts/*']);
  }
}

function environment(props: IngestionProps): Record<string, string> {
  return {
    UPLOADS_BUCKET: props.uploads.bucketName,
    INDEX_TABLE: props.table.tableName,
    INTAKE_QUEUE_URL: props.intake.queue.queueUrl,
    JOBS_QUEUE_URL: props.jobs.queue.queueUrl,
    DISTRIBUTION_DOMAIN: props.siteDomainName,
    ...(props.publicUrl && { PUBLIC_URL: props.publicUrl }),
  };
}

function permissions({ uploads, table, intake, jobs }: IngestionProps): PolicyStatement[] {
  return [
    new PolicyStatement({
      sid: 'ReadUploads',
      actions: ['s3:GetObject'],
      resources: READABLE.map((keys) => uploads.arnForObjects(keys)),
    }),
    new PolicyStatement({
      sid: 'ListUploads',
      // Sweeps need it. Without it S3 also answers 403 instead of 404 for a deleted key.
      actions: ['s3:ListBucket'],
      resources: [uploads.bucketArn],
    }),
    new PolicyStatement({
      sid: 'WriteReceipts',
      actions: ['s3:PutObject'],
      resources: [uploads.arnForObjects('receipts/*')],
    }),
    new PolicyStatement({
      sid: 'UseIndex',
      actions: [
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:DeleteItem',
        'dynamodb:Query',
      ],
      resources: [table.tableArn],
    }),
    new PolicyStatement({
      sid: 'SendWork',
      actions: ['sqs:SendMessage'],
      resources: [jobs.queue.queueArn, intake.queue.queueArn],
    }),
    denySecrets(table),
    intake.consumeStatement('ConsumeIntake'),
  ];
}
