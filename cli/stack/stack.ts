import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { S3SiteBucket, type SiteBuckets } from '../../functions/aws/s3-site-bucket.ts';
import { SqsQueue } from '../../functions/aws/sqs-queue.ts';
import { Table } from '../../functions/aws/table.ts';
import { TableClaims } from '../../functions/aws/table-claims.ts';
import { TableFaults } from '../../functions/aws/table-faults.ts';
import { TableFeedStates } from '../../functions/aws/table-feed-states.ts';
import { TableHints } from '../../functions/aws/table-hints.ts';
import { TableSources } from '../../functions/aws/table-sources.ts';
import { intakeMessages } from '../../functions/core/messages/intake-message.ts';
import { jobMessages } from '../../functions/core/messages/job-message.ts';
import { noticeMessages } from '../../functions/core/messages/notice-message.ts';
import type { PublishPorts } from '../../functions/publish/ports.ts';
import { bundleHeadlinesScript } from '../../lib/bundle/headlines-script.ts';
import { type Connection, connect } from './connection.ts';
import { describeTarget, type TargetOptions } from './target.ts';
import type { WorkQueue } from './work-queue.ts';

/** A running stack, local or deployed, as its operator reaches it. */
export interface Stack extends Connection {
  /** What to add to a command so that it works here: ` --stack Broadsheet`, or nothing. */
  readonly flags: string;
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly dynamodb: DynamoDBClient;
  readonly buckets: SiteBuckets;
  /** What the functions reach, by the very adapters that they use. */
  readonly ports: PublishPorts;
  readonly queues: readonly WorkQueue[];
}

/**
 * Works with the stack that `options` name, and lets go of it afterwards.
 *
 * @throws {CommandError} if it is not there
 */
export async function withStack<Result>(
  options: TargetOptions,
  work: (stack: Stack) => Promise<Result>,
): Promise<Result> {
  const stack = open(await connect(options), describeTarget(options));
  try {
    return await work(stack);
  } finally {
    for (const client of [stack.s3, stack.sqs, stack.dynamodb]) client.destroy();
  }
}

function open(connection: Connection, flags: string): Stack {
  const { clientOptions, outputs } = connection;
  const s3 = new S3Client({ ...clientOptions, forcePathStyle: clientOptions.endpoint !== undefined });
  const sqs = new SQSClient(clientOptions);
  const dynamodb = new DynamoDBClient(clientOptions);
  const table = new Table(dynamodb, outputs.IndexTable);
  const clock = () => new Date().toISOString();
  const buckets = {
    site: outputs.SiteBucket,
    partners: outputs.PartnersBucket,
    uploads: outputs.UploadsBucket,
  };
  return {
    ...connection,
    flags,
    s3,
    sqs,
    dynamodb,
    buckets,
    ports: {
      sources: new TableSources(table, clock),
      hints: new TableHints(table),
      claims: new TableClaims(table, clock),
      site: new S3SiteBucket(s3, buckets),
      feedStates: new TableFeedStates(table, clock),
      faults: new TableFaults(table, clock),
      jobs: new SqsQueue(sqs, outputs.JobsQueueUrl, jobMessages),
      intake: new SqsQueue(sqs, outputs.IntakeQueueUrl, intakeMessages),
      notices: new SqsQueue(sqs, outputs.NoticesQueueUrl, noticeMessages),
      clock,
      headlinesScript: bundleHeadlinesScript,
    },
    queues: [
      { name: 'intake', url: outputs.IntakeQueueUrl, deadLetterUrl: outputs.IntakeDeadLetterQueueUrl },
      { name: 'jobs', url: outputs.JobsQueueUrl, deadLetterUrl: outputs.JobsDeadLetterQueueUrl },
      { name: 'notices', url: outputs.NoticesQueueUrl, deadLetterUrl: outputs.NoticesDeadLetterQueueUrl },
    ],
  };
}
