import { Duration } from 'aws-cdk-lib';
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
  type ResponseHeadersStrictTransportSecurity,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { regionalName } from './regional-name.ts';

/** S3's own headers. The functions at the edge remove them too, but CloudFront does not run those for an error page. */
const S3_HEADERS = ['x-amz-id-2', 'x-amz-request-id', 'x-amz-server-side-encryption', 'x-amz-version-id'];

/** Without subdomains, which may belong to someone else. */
const STRICT_TRANSPORT_SECURITY: ResponseHeadersStrictTransportSecurity = {
  accessControlMaxAge: Duration.days(365),
  override: true,
};

/** The digest of the only script: `functions/core/page/subscribe-page.ts`. A test holds the two equal. */
const COPY_SCRIPT_DIGEST = 'sha256-hzkajOtvp5oshFc0aK/UrI1+n7l5Jkl30P+M0TCBLpw=';

/**
 * Pages run no other script and send no form. Pictures and sound may come from anywhere, because authors embed them
 * from anywhere. Styles stand in the page itself. The same policy disarms an SVG or HTML file that is opened by itself.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `script-src '${COPY_SCRIPT_DIGEST}'`,
  'img-src * data:',
  'media-src *',
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The headers of every public response. Any site may read the feeds (CORS without credentials), and a browser does not
 * guess types.
 */
export class PublicHeadersPolicy extends ResponseHeadersPolicy {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      responseHeadersPolicyName: regionalName(scope, 'headers'),
      comment: 'Broadsheet: CORS for feeds, security for pages',
      corsBehavior: {
        accessControlAllowOrigins: ['*'],
        accessControlAllowMethods: ['GET', 'HEAD', 'OPTIONS'],
        accessControlAllowHeaders: ['*'],
        accessControlAllowCredentials: false,
        // A client needs ETag and Last-Modified to poll politely, and Link to find the hub and archives.
        accessControlExposeHeaders: ['ETag', 'Last-Modified', 'Link'],
        accessControlMaxAge: Duration.days(1),
        originOverride: true,
      },
      removeHeaders: S3_HEADERS,
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: CONTENT_SECURITY_POLICY, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: {
          referrerPolicy: HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN,
          override: true,
        },
        strictTransportSecurity: STRICT_TRANSPORT_SECURITY,
      },
    });
  }
}

/**
 * The headers of every response under `/partners/`. A document runs and loads nothing. An address that may contain a
 * key is not passed on, neither to other sites nor to search engines.
 *
 * The functions at the edge set CORS and Cache-Control: CORS depends on the partner, and a Cache-Control from here would
 * replace the `no-store` of a refusal.
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
