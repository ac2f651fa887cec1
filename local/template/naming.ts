/** The account and the region of everything local. The emulators answer with the same ones. */
export const LOCAL_ACCOUNT_ID = '000000000000';
export const LOCAL_REGION = 'us-east-1';

/** What the names of a local cloud's resources are made of. */
export interface Naming {
  /** Physical bucket name by logical id. */
  readonly bucketNames: ReadonlyMap<string, string>;
  /** `http://127.0.0.1:4566`: the host of queue addresses. */
  readonly awsEndpoint: string;
  /** `127.0.0.1:8080`: stands for the distribution's domain name. */
  readonly siteHost: string;
}

/** An ARN in the local account. IAM and CloudFront leave out the region. S3 leaves out the region and the account. */
export function arnOf(service: 's3' | 'iam' | 'cloudfront' | string, resource: string): string {
  if (service === 's3') return `arn:aws:s3:::${resource}`;
  const region = service === 'iam' || service === 'cloudfront' ? '' : LOCAL_REGION;
  return `arn:aws:${service}:${region}:${LOCAL_ACCOUNT_ID}:${resource}`;
}

/**
 * Physical bucket names. The bucket behind the stack output `<X>Bucket` is `<x>`. The name of any other bucket is its
 * logical id in lower case, since S3 allows no capitals.
 */
export function bucketNamesOf(
  resources: Readonly<Record<string, { readonly Type: string }>>,
  outputs: Readonly<Record<string, { readonly Value: unknown }>>,
): Map<string, string> {
  const names = new Map<string, string>();
  for (const [logicalId, { Type }] of Object.entries(resources)) {
    if (Type === 'AWS::S3::Bucket') names.set(logicalId, logicalId.toLowerCase());
  }
  for (const [output, { Value }] of Object.entries(outputs)) {
    const logicalId = (Value as { Ref?: string } | null)?.Ref;
    if (output.endsWith('Bucket') && logicalId && names.has(logicalId)) {
      names.set(logicalId, output.slice(0, -'Bucket'.length).toLowerCase());
    }
  }
  return names;
}
