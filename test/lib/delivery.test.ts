import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CACHE_LIFETIMES } from '../../functions/core/output/cache-lifetimes.ts';
import { PARTNERS_FOLDER } from '../../functions/core/output/feed-kinds.ts';
import { COPY_SCRIPT } from '../../functions/core/page/subscribe-page.ts';
import { only, synthesize, written } from './synthesis.ts';

const { resources } = synthesize();
const distribution = only(resources, 'AWS::CloudFront::Distribution').Properties.DistributionConfig;
const behavior = distribution.DefaultCacheBehavior;

describe('the distribution', () => {
  it('reads the site bucket by origin access control, and nobody else may', () => {
    const [origin] = distribution.Origins;
    expect(behavior.TargetOriginId).toBe(origin.Id);
    expect(written(origin.DomainName)).toBe('<DeliveryBucket818C8F75.RegionalDomainName>');
    expect(written(origin.OriginAccessControlId)).toMatch(/OriginAccessControl\w+\.Id>$/);
    const policy = only(resources, 'AWS::S3::BucketPolicy', 'DeliveryBucket').Properties.PolicyDocument;
    const allowed = policy.Statement.filter((statement: { Effect: string }) => statement.Effect === 'Allow');
    expect(allowed).toHaveLength(1);
    expect(allowed[0]).toMatchObject({
      Principal: { Service: 'cloudfront.amazonaws.com' },
      Action: ['s3:GetObject', 's3:ListBucket'],
    });
    expect(written(allowed[0].Condition.StringEquals['AWS:SourceArn'])).toBe(
      'arn:<AWS::Partition>:cloudfront::<AWS::AccountId>:distribution/<DeliveryDistribution45EACD51>',
    );
  });

  it.each([
    'DeliveryViewerRequest',
    'DeliveryViewerResponse',
    'DeliveryPartnersViewerRequest',
    'DeliveryPartnersViewerResponse',
  ])('names its function %s by region', (id) => {
    const { Name } = only(resources, 'AWS::CloudFront::Function', id).Properties;
    expect(written(Name)).toContain('<AWS::Region>');
  });

  it.each([
    [
      'AWS::CloudFront::CachePolicy',
      ({ CachePolicyConfig }: { CachePolicyConfig: { Name: object } }) => CachePolicyConfig.Name,
    ],
    [
      'AWS::CloudFront::ResponseHeadersPolicy',
      ({ ResponseHeadersPolicyConfig }: { ResponseHeadersPolicyConfig: { Name: object } }) =>
        ResponseHeadersPolicyConfig.Name,
    ],
    [
      'AWS::CloudFront::OriginAccessControl',
      ({ OriginAccessControlConfig }: { OriginAccessControlConfig: { Name: object } }) =>
        OriginAccessControlConfig.Name,
    ],
    ['AWS::CloudFront::KeyValueStore', ({ Name }: { Name: object }) => Name],
  ])('names its %s by region, for the account has but one of a name', (type, nameOf) => {
    const all = Object.values(resources).filter((it) => it.Type === type);
    for (const { Properties } of all) expect(written(nameOf(Properties))).toContain('<AWS::Region>');
    expect(all).not.toEqual([]);
  });

  it('redirects to HTTPS, speaks HTTP/3, takes no writes and compresses', () => {
    expect(distribution).toMatchObject({
      HttpVersion: 'http2and3',
      PriceClass: 'PriceClass_100',
      IPV6Enabled: true,
    });
    expect(behavior).toMatchObject({
      ViewerProtocolPolicy: 'redirect-to-https',
      AllowedMethods: ['GET', 'HEAD', 'OPTIONS'],
      Compress: true,
    });
  });

  it('answers what is missing or hidden with the page 404.html, and looks again after five seconds', () => {
    expect(distribution.CustomErrorResponses).toEqual(
      [404, 403].map((code) => ({
        ErrorCode: code,
        ResponseCode: 404,
        ResponsePagePath: '/404.html',
        ErrorCachingMinTTL: 5,
      })),
    );
  });

  it.each([
    ['viewer-request', 'DeliveryViewerRequest', 'event.request'],
    ['viewer-response', 'DeliveryViewerResponse', 'event.response'],
  ])('runs its %s function, inline, on runtime 2.0', (EventType, id, returned) => {
    const edge = only(resources, 'AWS::CloudFront::Function', id).Properties;
    expect(edge.FunctionConfig.Runtime).toBe('cloudfront-js-2.0');
    expect(edge.FunctionCode).toBe(`function handler(event) { return ${returned}; }`);
    expect(edge.AutoPublish).toBe(true);
    const FunctionARN = { 'Fn::GetAtt': [expect.stringMatching(`^${id}[0-9A-F]{8}$`), 'FunctionARN'] };
    expect(behavior.FunctionAssociations).toContainEqual({ EventType, FunctionARN });
    expect(behavior.FunctionAssociations).toHaveLength(2);
  });
});

describe('the behaviour of partners’ addresses', () => {
  const [partners, ...others] = distribution.CacheBehaviors;
  const [, origin] = distribution.Origins;

  it('comes before the one for everything else, and has the partner bucket as its only origin', () => {
    expect(others).toEqual([]);
    expect(partners.PathPattern).toBe(`/${PARTNERS_FOLDER}*`);
    expect(partners.TargetOriginId).toBe(origin.Id);
    expect(written(origin.DomainName)).toBe('<DeliveryPartnerBucket31C937F8.RegionalDomainName>');
    expect(partners.TargetOriginId).not.toBe(behavior.TargetOriginId);
  });

  it('lets CloudFront read the partner bucket, not list it, and nobody else anything', () => {
    const policy = only(resources, 'AWS::S3::BucketPolicy', 'DeliveryPartnerBucket').Properties
      .PolicyDocument;
    const allowed = policy.Statement.filter((statement: { Effect: string }) => statement.Effect === 'Allow');
    expect(allowed).toMatchObject([
      { Principal: { Service: 'cloudfront.amazonaws.com' }, Action: 's3:GetObject' },
    ]);
  });

  it('takes no key in clear text, and has no query string in its cache key', () => {
    expect(partners.ViewerProtocolPolicy).toBe('https-only');
    expect(partners.CachePolicyId).toEqual(behavior.CachePolicyId);
  });

  it('checks each request against the store of keys, before the cache', () => {
    const { FunctionConfig } = only(
      resources,
      'AWS::CloudFront::Function',
      'DeliveryPartnersViewerRequest',
    ).Properties;
    expect(FunctionConfig.KeyValueStoreAssociations).toHaveLength(1);
    expect(written(FunctionConfig.KeyValueStoreAssociations[0].KeyValueStoreARN)).toMatch(
      /^<DeliveryPartnersKeys\w+\.Arn>$/,
    );
    expect(partners.FunctionAssociations.map(({ EventType }: { EventType: string }) => EventType)).toEqual([
      'viewer-request',
      'viewer-response',
    ]);
  });

  it('leaves CORS and Cache-Control to its functions, and tells no address on', () => {
    const policy = only(resources, 'AWS::CloudFront::ResponseHeadersPolicy', 'DeliveryPartners').Properties
      .ResponseHeadersPolicyConfig;
    expect(policy.CorsConfig).toBeUndefined();
    expect(policy.CustomHeadersConfig.Items).toEqual([
      { Header: 'X-Robots-Tag', Override: true, Value: 'noindex, nofollow' },
    ]);
    expect(policy.SecurityHeadersConfig.ReferrerPolicy.ReferrerPolicy).toBe('no-referrer');
  });
});

describe('the cache policy', () => {
  const policy = only(resources, 'AWS::CloudFront::CachePolicy').Properties.CachePolicyConfig;

  it('keeps an object between a second and a day, as its Cache-Control says', () => {
    expect(policy).toMatchObject({ MinTTL: 1, DefaultTTL: 60, MaxTTL: 86_400 });
    for (const cacheControl of Object.values(CACHE_LIFETIMES)) {
      const seconds = Number(
        (/s-maxage=(\d+)/.exec(cacheControl) ?? /max-age=(\d+)/.exec(cacheControl))?.[1],
      );
      expect(seconds).toBeGreaterThanOrEqual(policy.MinTTL);
      expect(seconds).toBeLessThanOrEqual(policy.MaxTTL);
    }
  });

  it('tells requests apart by path and encoding only', () => {
    expect(policy.ParametersInCacheKeyAndForwardedToOrigin).toEqual({
      CookiesConfig: { CookieBehavior: 'none' },
      HeadersConfig: { HeaderBehavior: 'none' },
      QueryStringsConfig: { QueryStringBehavior: 'none' },
      EnableAcceptEncodingBrotli: true,
      EnableAcceptEncodingGzip: true,
    });
  });
});

describe('the response headers policy', () => {
  const policy = only(resources, 'AWS::CloudFront::ResponseHeadersPolicy', 'DeliveryHeadersPolicy').Properties
    .ResponseHeadersPolicyConfig;

  it('lets any site read the feeds, without credentials', () => {
    expect(policy.CorsConfig).toEqual({
      AccessControlAllowOrigins: { Items: ['*'] },
      AccessControlAllowMethods: { Items: ['GET', 'HEAD', 'OPTIONS'] },
      AccessControlAllowHeaders: { Items: ['*'] },
      AccessControlAllowCredentials: false,
      AccessControlExposeHeaders: { Items: ['ETag', 'Last-Modified', 'Link'] },
      AccessControlMaxAgeSec: 86_400,
      OriginOverride: true,
    });
  });

  it('allows pages one script, by its digest, no form, no frame', () => {
    const security = policy.SecurityHeadersConfig.ContentSecurityPolicy;
    const directives = security.ContentSecurityPolicy.split('; ');
    expect(directives).toEqual([
      "default-src 'none'",
      `script-src 'sha256-${createHash('sha256').update(COPY_SCRIPT).digest('base64')}'`,
      'img-src * data:',
      'media-src *',
      "style-src 'unsafe-inline'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
    expect(security.Override).toBe(true);
  });

  it('keeps the business of S3 to itself', () => {
    expect(policy.RemoveHeadersConfig.Items.map(({ Header }: { Header: string }) => Header)).toEqual([
      'x-amz-id-2',
      'x-amz-request-id',
      'x-amz-server-side-encryption',
      'x-amz-version-id',
    ]);
  });

  it('sets the other security headers', () => {
    expect(policy.SecurityHeadersConfig).toMatchObject({
      ContentTypeOptions: { Override: true },
      FrameOptions: { FrameOption: 'DENY', Override: true },
      ReferrerPolicy: { ReferrerPolicy: 'strict-origin-when-cross-origin', Override: true },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000, Override: true },
    });
  });
});

describe('an own domain', () => {
  const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d';

  it('is served with its certificate, from TLS 1.2 up, and named to the functions', () => {
    const { resources: own, template } = synthesize({ domainName: 'news.example', certificateArn });
    const config = only(own, 'AWS::CloudFront::Distribution').Properties.DistributionConfig;
    expect(config.Aliases).toEqual(['news.example']);
    expect(config.ViewerCertificate).toMatchObject({
      AcmCertificateArn: certificateArn,
      MinimumProtocolVersion: 'TLSv1.2_2021',
      SslSupportMethod: 'sni-only',
    });
    const { Variables } = only(own, 'AWS::Lambda::Function', 'Ingestion').Properties.Environment;
    expect(Variables.DISTRIBUTION_DOMAIN).toBe('news.example');
    expect(template.Outputs.SiteUrl.Value).toBe('https://news.example/');
  });

  it('without a certificate is refused', () => {
    expect(() => synthesize({ domainName: 'news.example' })).toThrow('go together');
  });
});
