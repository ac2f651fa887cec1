import { Duration, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  Distribution,
  type DistributionProps,
  FunctionEventType,
  HttpVersion,
  type KeyValueStore,
  PriceClass,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { EdgeCode } from './bundle/edge-function.ts';
import { FeedCachePolicy } from './delivery/feed-cache-policy.ts';
import { PublicHeadersPolicy } from './delivery/headers-policies.ts';
import { InlineFunction } from './delivery/inline-function.ts';
import { PartnerAccess } from './delivery/partner-access.ts';
import { PublishedBucket } from './delivery/published-bucket.ts';
import { regionalName } from './delivery/regional-name.ts';

/** How long the edge remembers that a page is missing. It is short, because the page may be published at any moment. */
const ERROR_TTL = Duration.seconds(5);

export interface DeliveryProps {
  /** The source of each function at the edge. */
  readonly edgeCode: EdgeCode;
  /**
   * The host name that readers use. The operator manages its DNS record.
   *
   * @default - the distribution's own, `*.cloudfront.net`
   */
  readonly domainName?: string;
  /**
   * The ARN of the certificate for `domainName`. CloudFront requires it to be in us-east-1.
   *
   * @default - CloudFront's own certificate; required with `domainName`
   */
  readonly certificateArn?: string;
}

/** The published site: private buckets, and the CloudFront distribution that reads them by origin access control. */
export class Delivery extends Construct {
  readonly bucket: Bucket;
  /**
   * The documents that partners get with their key, under `partners/<name>/`. They have a bucket of their own, which is
   * not an origin of the public site, so no public address can reach them, however it is written.
   */
  readonly partnerBucket: Bucket;
  /** The digests of partners' keys, by partner. */
  readonly partnerKeys: KeyValueStore;
  readonly distribution: Distribution;
  /** The host name that readers use. */
  readonly domainName: string;

  constructor(scope: Construct, id: string, props: DeliveryProps) {
    super(scope, id);
    this.bucket = new PublishedBucket(this, 'Bucket');
    this.partnerBucket = new PublishedBucket(this, 'PartnerBucket');
    const originAccessControl = new S3OriginAccessControl(this, 'OriginAccessControl', {
      originAccessControlName: regionalName(this, 'site'),
    });
    const cachePolicy = new FeedCachePolicy(this, 'CachePolicy');
    const partners = new PartnerAccess(this, 'Partners', {
      bucket: this.partnerBucket,
      edgeCode: props.edgeCode,
      originAccessControl,
      cachePolicy,
    });
    this.partnerKeys = partners.keys;
    this.distribution = new Distribution(this, 'Distribution', {
      comment: 'Broadsheet: feeds and pages',
      defaultBehavior: this.#behavior(props.edgeCode, originAccessControl, cachePolicy),
      additionalBehaviors: { '/partners/*': partners.behavior },
      // The edge function maps `/` to its page. This keeps the bucket's listing private even without that function.
      defaultRootObject: 'index.html',
      errorResponses: [404, 403].map((httpStatus) => ({
        httpStatus,
        responseHttpStatus: 404,
        responsePagePath: '/404.html',
        ttl: ERROR_TTL,
      })),
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      ...this.#domain(props),
    });
    this.domainName = props.domainName ?? this.distribution.domainName;
    this.#acknowledge();
  }

  #behavior(
    { viewerRequest, viewerResponse }: EdgeCode,
    originAccessControl: S3OriginAccessControl,
    cachePolicy: FeedCachePolicy,
  ): BehaviorOptions {
    return {
      origin: S3BucketOrigin.withOriginAccessControl(this.bucket, {
        originAccessControl,
        // With permission to list, S3 answers 404 for a missing key; without it, 403.
        originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
      compress: true,
      cachePolicy,
      responseHeadersPolicy: new PublicHeadersPolicy(this, 'HeadersPolicy'),
      functionAssociations: [
        {
          eventType: FunctionEventType.VIEWER_REQUEST,
          function: new InlineFunction(this, 'ViewerRequest', {
            code: viewerRequest,
            purpose: 'from address to object key',
          }),
        },
        {
          eventType: FunctionEventType.VIEWER_RESPONSE,
          function: new InlineFunction(this, 'ViewerResponse', {
            code: viewerResponse,
            purpose: 'from metadata to headers',
          }),
        },
      ],
    };
  }

  #domain({ domainName, certificateArn }: DeliveryProps): Partial<DistributionProps> {
    if (!domainName && !certificateArn) return {};
    if (!domainName || !certificateArn) throw new TypeError('domainName and certificateArn go together');
    return {
      domainNames: [domainName],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    };
  }

  #acknowledge(): void {
    Validations.of(this.distribution).acknowledge(
      {
        id: 'Annotation::@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
        reason:
          'The default root object is set, and no query string reaches S3. Nobody can request the listing.',
      },
      { id: 'AwsSolutions::AwsSolutions-CFR1', reason: 'A publication is for readers everywhere.' },
      {
        id: 'AwsSolutions::AwsSolutions-CFR2',
        reason:
          'It serves static files from a cache. There are no requests that a firewall would have to filter.',
      },
      {
        id: 'AwsSolutions::AwsSolutions-CFR3',
        reason: "Access logs contain readers' addresses. CloudFront's metrics suffice, and contain none.",
      },
      {
        id: 'AwsSolutions::AwsSolutions-CFR4',
        reason:
          'This applies only without an own domain: the certificate of *.cloudfront.net fixes the TLS version.',
      },
    );
  }
}
