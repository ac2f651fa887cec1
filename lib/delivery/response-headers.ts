import { Duration } from 'aws-cdk-lib';
import type { ResponseHeadersStrictTransportSecurity } from 'aws-cdk-lib/aws-cloudfront';

/** Of S3's own, which the functions at the edge take out, too, but are not run for an error page. */
export const S3_HEADERS = [
  'x-amz-id-2',
  'x-amz-request-id',
  'x-amz-server-side-encryption',
  'x-amz-version-id',
];

/** It does not speak for subdomains, which may be someone else's. */
export const STRICT_TRANSPORT_SECURITY: ResponseHeadersStrictTransportSecurity = {
  accessControlMaxAge: Duration.days(365),
  override: true,
};
