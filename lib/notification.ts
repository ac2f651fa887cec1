import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { RecursiveLoop } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { leadingKeys } from './leading-keys.ts';
import { ServiceFunction } from './service-function.ts';
import type { WorkQueue } from './work-queue.ts';

/** In MiB: it waits for others' servers, and computes next to nothing. */
const MEMORY_SIZE = 512;

export interface NotificationProps {
  /** The folder that holds the function's bundle. */
  readonly bundle: string;
  /** The table that holds all state. */
  readonly table: Table;
  /** What is to be told. */
  readonly notices: WorkQueue;
}

/**
 * The function that tells hubs that a feed has changed, and partners which article. It is the only one that speaks to
 * the outside world, and the only one that may read the secrets that webhooks are signed with. It can do little else:
 * read what `site.yaml` says, keep the log of deliveries, and put off what failed.
 *
 * It is in no VPC, whose addresses it must never reach; the addresses that it does reach it judges itself.
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
      // A server that is down is told again, by a message that sets off the next.
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
