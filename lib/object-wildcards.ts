import { type CfnElement, Stack, Validations } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';

/**
 * Acknowledges that the role under `scope` names objects of `bucket` by these patterns. Any other wildcard in
 * it remains a finding.
 *
 * @param keyPatterns as in the resources of its statements: `articles/*`
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
      reason: 'The keys of objects to come are not known; the prefix is the narrowest that holds them all.',
    });
  }
}
