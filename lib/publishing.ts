import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { RecursiveLoop } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledgeObjectWildcards, denySecrets, leadingKeys } from './permissions.ts';
import { ServiceFunction } from './service-function.ts';
import type { WorkQueue } from './work-queue.ts';

/** In MiB. It is set for the share of CPU, as for ingest. */
const MEMORY_SIZE = 1024;

export interface PublishingProps {
  /** The folder that holds the function's bundle. */
  readonly bundle: string;
  /** The bucket that media files are copied from. */
  readonly uploads: Bucket;
  /** The bucket of the public site. */
  readonly site: Bucket;
  /** The bucket of the partners' documents. */
  readonly partners: Bucket;
  /** The table that holds all state. */
  readonly table: Table;
  /** The queue of outputs to rebuild. */
  readonly jobs: WorkQueue;
  /** The queue of sources to look at, so that their receipts tell what was published. */
  readonly intake: WorkQueue;
  /** The queue of notices to hubs and partners. */
  readonly notices: WorkQueue;
  /** The namespace of the metrics that alarms watch. */
  readonly metricsNamespace: string;
}

/** The function that rebuilds an output from the index and writes what differs into the site. */
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
      // While an output keeps changing, each job for it sends the next one. That ends when the changes end.
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
      // HEAD and If-Match need GetObject, too.
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
      // Without it S3 answers 403 instead of 404 for a missing key.
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
      // The states of feeds, publication faults and the list of held feeds. No rows of sources.
      conditions: leadingKeys('outputs', 'fault#*', 'feed#held'),
    }),
    new PolicyStatement({
      sid: 'TakeOffTheLists',
      actions: ['dynamodb:DeleteItem'],
      resources: [table.tableArn],
      // The list of held feeds, and the lists of changes that partners are still to be told.
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
