import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { RecursiveLoop } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { denySecrets, leadingKeys } from './leading-keys.ts';
import { acknowledgeObjectWildcards } from './object-wildcards.ts';
import { ServiceFunction } from './service-function.ts';
import type { WorkQueue } from './work-queue.ts';

/** As for ingest, for its share of CPU. */
const MEMORY_SIZE = 1024;

export interface PublishingProps {
  /** The folder that holds the function's bundle. */
  readonly bundle: string;
  /** Where media files are copied from. */
  readonly uploads: Bucket;
  /** The bucket behind the distribution. */
  readonly site: Bucket;
  /** The one behind its keys. */
  readonly partners: Bucket;
  /** The table that holds all state. */
  readonly table: Table;
  /** Which outputs to rebuild. */
  readonly jobs: WorkQueue;
  /** Where to ask for a look at a source, for its receipt to tell what became of it. */
  readonly intake: WorkQueue;
  /** What hubs and partners are to be told. */
  readonly notices: WorkQueue;
  /** Where the function counts what alarms watch. */
  readonly metricsNamespace: string;
}

/** The function that rebuilds one output from the index, and puts what differs into the site bucket. */
export class Publishing extends Construct {
  constructor(scope: Construct, id: string, props: PublishingProps) {
    super(scope, id);
    const publish = new ServiceFunction(this, 'Publish', {
      description: 'Broadsheet: articles become feeds and pages',
      bundle: props.bundle,
      timeout: props.jobs.consumerTimeout,
      memorySize: MEMORY_SIZE,
      permissions: permissions(props),
      environment: {
        UPLOADS_BUCKET: props.uploads.bucketName,
        SITE_BUCKET: props.site.bucketName,
        PARTNERS_BUCKET: props.partners.bucketName,
        INDEX_TABLE: props.table.tableName,
        INTAKE_QUEUE_URL: props.intake.queue.queueUrl,
        JOBS_QUEUE_URL: props.jobs.queue.queueUrl,
        NOTICES_QUEUE_URL: props.notices.queue.queueUrl,
        METRICS_NAMESPACE: props.metricsNamespace,
      },
      // An output that keeps changing is put off by a new job; that ends when the changes do.
      recursiveLoop: RecursiveLoop.ALLOW,
    });
    props.jobs.consumedBy(publish.function);
    acknowledgeObjectWildcards(publish, props.site, ['*']);
    acknowledgeObjectWildcards(publish, props.partners, ['partners/*']);
    acknowledgeObjectWildcards(publish, props.uploads, ['media/*']);
  }
}

function permissions(props: PublishingProps): PolicyStatement[] {
  const { uploads, site, partners, table, jobs, intake, notices } = props;
  return [
    new PolicyStatement({
      sid: 'WriteSite',
      // GetObject also for HEAD and for If-Match.
      actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      resources: [site.arnForObjects('*'), partners.arnForObjects('partners/*')],
    }),
    new PolicyStatement({
      sid: 'ReadMedia',
      actions: ['s3:GetObject'],
      resources: [uploads.arnForObjects('media/*')],
    }),
    new PolicyStatement({
      sid: 'TellMissingFromForbidden',
      // Without it S3 answers 403 and not 404 for a key that is gone.
      actions: ['s3:ListBucket'],
      resources: [site.bucketArn, partners.bucketArn, uploads.bucketArn],
    }),
    new PolicyStatement({
      sid: 'ReadIndex',
      actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
      resources: [table.tableArn],
    }),
    new PolicyStatement({
      sid: 'RecordWhatIsPublished',
      actions: ['dynamodb:PutItem'],
      resources: [table.tableArn],
      // The rows of feeds and of faults, the list of held feeds; no source's.
      conditions: leadingKeys('outputs', 'fault#*', 'feed#held'),
    }),
    new PolicyStatement({
      sid: 'TakeOffTheLists',
      actions: ['dynamodb:DeleteItem'],
      resources: [table.tableArn],
      // Of what is held, and of what partners are still to be told.
      conditions: leadingKeys('feed#held', 'feed#untold/*'),
    }),
    new PolicyStatement({
      sid: 'AskForWork',
      actions: ['sqs:SendMessage'],
      resources: [intake.queue.queueArn, jobs.queue.queueArn, notices.queue.queueArn],
    }),
    denySecrets(table),
    jobs.consumeStatement('ConsumeJobs'),
  ];
}
