import { type CfnElement, Stack, Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';

/** The rows that hold the secrets of webhooks. */
const SECRETS = 'webhook#*';

/**
 * The condition that restricts a statement to the rows of some partitions.
 *
 * @param patterns of partition keys
 */
export function leadingKeys(
  ...patterns: readonly string[]
): Record<string, Record<string, readonly string[]>> {
  return { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns } };
}

/** Denies the secrets in the table to a role, whatever other statements allow. */
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

/**
 * Tells cdk-nag that the role under `scope` names objects of `bucket` by these patterns on purpose. It still reports
 * any other wildcard.
 *
 * @param keyPatterns as in the resources of the statements: `articles/*`
 */
export function acknowledgeObjectWildcards(
  scope: IConstruct,
  bucket: Bucket,
  keyPatterns: readonly string[],
): void {
  const bucketId = Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnElement);
  for (const pattern of keyPatterns) {
    Validations.of(scope).acknowledge({
      id: `AwsSolutions::AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/${pattern}]`,
      reason: 'The keys of future objects are not known. The prefix is the narrowest that covers them all.',
    });
  }
}
