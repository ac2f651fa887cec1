import { Aws, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * A name for what CloudFront knows by name in the whole account, whatever the region: the same stack may stand
 * in several. (CDK's own names do so only for cache policies and functions.)
 */
export function regionalName(scope: Construct, what: string): string {
  return `${Stack.of(scope).stackName}-${what}-${Aws.REGION}`;
}
