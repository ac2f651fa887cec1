import { Duration } from 'aws-cdk-lib';
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { regionalName } from './regional-name.ts';
import { S3_HEADERS, STRICT_TRANSPORT_SECURITY } from './response-headers.ts';

/** The one script there is, by its digest: `functions/core/page/subscribe-page.ts`; a test holds the two equal. */
const COPY_SCRIPT_DIGEST = 'sha256-hzkajOtvp5oshFc0aK/UrI1+n7l5Jkl30P+M0TCBLpw=';

/**
 * Pages run no other script and send no form; pictures and sound may come from where the article's author took
 * them. Styles stand in the page itself. The same policy disarms an SVG or HTML file that is opened by itself.
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
 * The headers that every response carries: any site may read the feeds (CORS, no credentials), and a browser
 * takes nothing for what it is not.
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
        // What a client needs to poll politely (ETag, Last-Modified) and to find the hub and archives (Link).
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
