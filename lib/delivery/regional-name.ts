import { Aws, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * A name for a CloudFront resource. Such names are unique in the account across all regions, and the same stack may exist
 * in several. (CDK's generated names contain the region only for cache policies and functions.)
 */
export function regionalName(scope: Construct, what: string): string {
  return `${Stack.of(scope).stackName}-${what}-${Aws.REGION}`;
}
