import type { CorsPolicyModel, ResponseHeadersPolicyModel } from '../model.ts';
import type { PropertyReader } from '../property-reader.ts';
import { BECAUSE, named, type ResourceType } from '../resource-type.ts';

type PolicyHeaders = ResponseHeadersPolicyModel['headers'];

export const cachePolicy: ResourceType = {
  identity: named,
  read(properties, { identity, model }) {
    const config = properties.object('CachePolicyConfig');
    if (!config) return properties.refuse('CachePolicyConfig', 'is missing');
    const kept = 'the local edge keeps no copies';
    config.withoutEffect({
      Name: BECAUSE.description,
      Comment: BECAUSE.description,
      MinTTL: kept,
      DefaultTTL: kept,
      MaxTTL: kept,
    });
    const forwarded = config.object('ParametersInCacheKeyAndForwardedToOrigin');
    forwarded?.withoutEffect({
      CookiesConfig: 'S3 ignores cookies',
      HeadersConfig: kept,
      QueryStringsConfig: 'never forwarded: an S3 origin must not take them for its own parameters',
    });
    model.cachePolicies.push({
      id: identity.ref,
      acceptsGzip: forwarded?.optionalBoolean('EnableAcceptEncodingGzip') ?? false,
      acceptsBrotli: forwarded?.optionalBoolean('EnableAcceptEncodingBrotli') ?? false,
    });
  },
};

export const responseHeadersPolicy: ResourceType = {
  identity: named,
  read(properties, { identity, model }) {
    const config = properties.object('ResponseHeadersPolicyConfig');
    if (!config) return properties.refuse('ResponseHeadersPolicyConfig', 'is missing');
    config.withoutEffect({ Name: BECAUSE.description, Comment: BECAUSE.description });
    config.object('ServerTimingHeadersConfig')?.withoutEffect({
      Enabled: 'timings of a real edge mean nothing here',
      SamplingRate: 'timings of a real edge mean nothing here',
    });
    const cors = config.object('CorsConfig');
    const removed = config.object('RemoveHeadersConfig')?.objects('Items') ?? [];
    model.headersPolicies.push({
      id: identity.ref,
      ...(cors ? { cors: corsOf(cors) } : {}),
      headers: [
        ...securityHeadersOf(config.object('SecurityHeadersConfig')),
        ...customHeadersOf(config.object('CustomHeadersConfig')),
      ],
      removedHeaders: removed.map((item) => item.string('Header').toLowerCase()),
    });
  },
};

function corsOf(cors: PropertyReader): CorsPolicyModel {
  const items = (name: string): string[] => cors.object(name)?.strings('Items') ?? [];
  const maxAgeSeconds = cors.optionalNumber('AccessControlMaxAgeSec');
  return {
    allowOrigins: items('AccessControlAllowOrigins'),
    allowMethods: items('AccessControlAllowMethods'),
    allowHeaders: items('AccessControlAllowHeaders'),
    exposeHeaders: items('AccessControlExposeHeaders'),
    allowCredentials: cors.optionalBoolean('AccessControlAllowCredentials') ?? false,
    ...(maxAgeSeconds === undefined ? {} : { maxAgeSeconds }),
    override: cors.optionalBoolean('OriginOverride') ?? false,
  };
}

function customHeadersOf(custom: PropertyReader | undefined): PolicyHeaders {
  return (custom?.objects('Items') ?? []).map((item) => ({
    name: item.string('Header').toLowerCase(),
    value: item.string('Value'),
    override: item.optionalBoolean('Override') ?? false,
  }));
}

/** The headers CloudFront builds from the parts of `SecurityHeadersConfig`. */
const SECURITY_HEADERS: Readonly<Record<string, readonly [string, (part: PropertyReader) => string]>> = {
  ContentTypeOptions: ['x-content-type-options', () => 'nosniff'],
  ContentSecurityPolicy: ['content-security-policy', (part) => part.string('ContentSecurityPolicy')],
  FrameOptions: ['x-frame-options', (part) => part.string('FrameOption')],
  ReferrerPolicy: ['referrer-policy', (part) => part.string('ReferrerPolicy')],
  StrictTransportSecurity: ['strict-transport-security', strictTransportSecurity],
  XSSProtection: ['x-xss-protection', xssProtection],
};

function securityHeadersOf(security: PropertyReader | undefined): PolicyHeaders {
  return Object.entries(SECURITY_HEADERS).flatMap(([property, [name, textOf]]) => {
    const part = security?.object(property);
    if (!part) return [];
    return [{ name, value: textOf(part), override: part.optionalBoolean('Override') ?? false }];
  });
}

function strictTransportSecurity(part: PropertyReader): string {
  const subdomains = part.optionalBoolean('IncludeSubdomains') ? '; includeSubDomains' : '';
  const preload = part.optionalBoolean('Preload') ? '; preload' : '';
  return `max-age=${part.optionalNumber('AccessControlMaxAgeSec') ?? 0}${subdomains}${preload}`;
}

function xssProtection(part: PropertyReader): string {
  const report = part.optionalString('ReportUri');
  const mode = part.optionalBoolean('ModeBlock') ? '; mode=block' : '';
  return `${part.optionalBoolean('Protection') ? '1' : '0'}${mode}${report ? `; report=${report}` : ''}`;
}
