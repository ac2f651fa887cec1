import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { RecursiveLoop } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { leadingKeys } from './permissions.ts';
import { ServiceFunction } from './service-function.ts';
import type { WorkQueue } from './work-queue.ts';

/** In MiB. The function waits for other servers and computes very little. */
const MEMORY_SIZE = 512;

export interface NotificationProps {
  /** The folder that holds the function's bundle. */
  readonly bundle: string;
  /** The table that holds all state. */
  readonly table: Table;
  /** The queue of notices. */
  readonly notices: WorkQueue;
}

/**
 * The function that tells hubs that a feed has changed, and tells partners which article has changed.
 *
 * It is the only function that calls other servers, and the only one that may read the secrets that webhooks are signed
 * with. Beyond that it can only read `site.yaml`, keep the log of deliveries, and try a failed notice again later.
 *
 * It is not in a VPC, because it must never reach addresses there. It checks every address before it calls it.
 */
export class Notification extends Construct {
  constructor(scope: Construct, id: string, props: NotificationProps) {
    super(scope, id);
    const { notices, table } = props;
    const notify = new ServiceFunction(this, 'Notify', {
      description: 'Broadsheet: hubs and partners are told of changes',
      bundle: props.bundle,
      timeout: notices.consumerTimeout,
      memorySize: MEMORY_SIZE,
      permissions: permissions(props),
      environment: {
        INDEX_TABLE: table.tableName,
        NOTICES_QUEUE_URL: notices.queue.queueUrl,
      },
      // If a server is down, each try sends the message for the next one.
      recursiveLoop: RecursiveLoop.ALLOW,
    });
    notices.consumedBy(notify.function);
  }
}

function permissions({ table, notices }: NotificationProps): PolicyStatement[] {
  return [
    new PolicyStatement({
      sid: 'ReadSite',
      actions: ['dynamodb:GetItem'],
      resources: [table.tableArn],
      conditions: leadingKeys('source#site.yaml'),
    }),
    new PolicyStatement({
      sid: 'ReadSecrets',
      actions: ['dynamodb:GetItem'],
      resources: [table.tableArn],
      conditions: leadingKeys('webhook#*'),
    }),
    new PolicyStatement({
      sid: 'KeepDeliveries',
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
      resources: [table.tableArn],
      conditions: leadingKeys('delivery#*'),
    }),
    new PolicyStatement({
      sid: 'TryAgain',
      actions: ['sqs:SendMessage'],
      resources: [notices.queue.queueArn],
    }),
    notices.consumeStatement('ConsumeNotices'),
  ];
}
