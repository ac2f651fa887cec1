import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { regionalName } from './regional-name.ts';
import { S3_HEADERS, STRICT_TRANSPORT_SECURITY } from './response-headers.ts';

/**
 * The headers that every answer under `/partners/` carries. Nothing is run or loaded from a document, and no
 * address that may hold a key is told on, to other sites or to search engines.
 *
 * Neither CORS nor Cache-Control: the one depends on the partner, and the other would cover the `no-store` of a
 * refusal. The functions at the edge set both.
 */
export class PartnerHeadersPolicy extends ResponseHeadersPolicy {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      responseHeadersPolicyName: regionalName(scope, 'partner-headers'),
      comment: 'Broadsheet: security for what partners get',
      removeHeaders: S3_HEADERS,
      customHeadersBehavior: {
        customHeaders: [{ header: 'X-Robots-Tag', value: 'noindex, nofollow', override: true }],
      },
      securityHeadersBehavior: {
        contentSecurityPolicy: {
          contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'",
          override: true,
        },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: STRICT_TRANSPORT_SECURITY,
      },
    });
  }
}
