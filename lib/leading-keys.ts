import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** The rows that hold the secrets of webhooks. */
const SECRETS = 'webhook#*';

/**
 * The condition that a statement is about rows of these partitions only.
 *
 * @param patterns of partition keys
 */
export function leadingKeys(
  ...patterns: readonly string[]
): Record<string, Record<string, readonly string[]>> {
  return { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns } };
}

/** Keeps a role that may read the table from the secrets in it, whatever else it is allowed. */
export function denySecrets(table: Table): PolicyStatement {
  return new PolicyStatement({
    sid: 'NeverSecrets',
    effect: Effect.DENY,
    actions: ['BatchGetItem', 'GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'].map(
      (action) => `dynamodb:${action}`,
    ),
    resources: [table.tableArn],
    conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': [SECRETS] } },
  });
}
