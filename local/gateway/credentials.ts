import type { GatewayRequest } from './service.ts';

/** Who signed a request. The signature itself is not checked, since only this machine can reach the gateway. */
export interface Credentials {
  readonly accessKeyId: string;
  /** `s3`, `sqs`, `cloudfront-keyvaluestore`: the service in the credential scope. */
  readonly service: string;
}

/**
 * Reads who signed a request, and for which service.
 *
 * Signature Version 4 has a credential scope (`<key id>/<date>/<region>/<service>/aws4_request`) in the
 * Authorization header or, for a presigned address, in its query. Version 4A, which is for all regions, leaves the
 * region out. `aws s3 presign` of version 1 still signs by Version 2, which knows S3 only.
 */
export function credentialsOf(request: GatewayRequest): Credentials | undefined {
  const query = new URLSearchParams(request.target.split('?', 2)[1] ?? '');
  const authorization = request.headers.authorization ?? '';
  const scope = authorization.match(/\bCredential=([^,\s]+)/)?.[1] ?? query.get('X-Amz-Credential');
  const parts = scope?.split('/') ?? [];
  const [accessKeyId, service] = [parts[0], parts.at(-2)];
  if (accessKeyId && service) return { accessKeyId, service };
  const versionTwo = authorization.match(/^AWS ([^:\s]+):/)?.[1] ?? query.get('AWSAccessKeyId');
  return versionTwo ? { accessKeyId: versionTwo, service: 's3' } : undefined;
}
