import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';

/**
 * The one table that holds all state: articles, feed entries, claims, due instants, outputs, configuration.
 *
 * On demand, restorable to any second of the last 35 days, protected from deletion, kept when the stack goes.
 * Encrypted with DynamoDB's own key. A `Table` and not a `TableV2`: the latter is a global table to
 * CloudFormation, which no emulator knows, and one region is what is needed.
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
      // Tombstones of withdrawn articles go some time after this instant; nothing relies on when.
      timeToLiveAttribute: 'ttl',
      encryption: TableEncryption.DEFAULT,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
