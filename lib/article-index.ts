import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';

/**
 * The one table that holds all state: records of sources, hints, claims, states of feeds, faults, deliveries, secrets of
 * webhooks.
 *
 * It is billed on demand, can be restored to any second of the last 35 days, is protected from deletion, and stays when
 * the stack is deleted. It is encrypted with DynamoDB's own key.
 *
 * It is a `Table` and not a `TableV2`, which is a global table in CloudFormation: no emulator supports those, and one
 * region is enough.
 */
export class ArticleIndex extends Construct {
  readonly table: Table;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      // DynamoDB deletes a tombstone of a withdrawn article some time after this instant. Nothing relies on when.
      timeToLiveAttribute: 'ttl',
      encryption: TableEncryption.DEFAULT,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
