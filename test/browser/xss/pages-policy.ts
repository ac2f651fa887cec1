import { only, synthesize } from '../../lib/synthesis.ts';

const { ResponseHeadersPolicyConfig: config } = only(
  synthesize().resources,
  'AWS::CloudFront::ResponseHeadersPolicy',
  'DeliveryHeadersPolicy',
).Properties;

/** The policy that pages are served with, but that they may be framed: these tests show them in frames. */
export const PAGES_POLICY: string =
  config.SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy.replace(
    "; frame-ancestors 'none'",
    '',
  );
