import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  FunctionEventType,
  type ICachePolicy,
  type IOriginAccessControl,
  KeyValueStore,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { EdgeCode } from '../bundle/edge-function.ts';
import { InlineFunction } from './inline-function.ts';
import { PartnerHeadersPolicy } from './partner-headers-policy.ts';
import { regionalName } from './regional-name.ts';

export interface PartnerAccessProps {
  /** What partners get. */
  readonly bucket: IBucket;
  readonly edgeCode: EdgeCode;
  readonly originAccessControl: IOriginAccessControl;
  /** Must leave the query string out of the cache key: it may hold a partner's key. */
  readonly cachePolicy: ICachePolicy;
}

/**
 * The door to what partners get: a function before the edge's cache that lets in who has a key, by the digests in a
 * key value store that only the operator's commands write.
 */
export class PartnerAccess extends Construct {
  readonly keys: KeyValueStore;
  readonly behavior: BehaviorOptions;

  constructor(scope: Construct, id: string, props: PartnerAccessProps) {
    super(scope, id);
    this.keys = new KeyValueStore(this, 'Keys', {
      keyValueStoreName: regionalName(this, 'partner-keys'),
      comment: "Broadsheet: digests of partners' keys",
    });
    const { bucket, cachePolicy, originAccessControl } = props;
    this.behavior = {
      // No leave to list: what is missing is answered like what is hidden, by the page for both.
      origin: S3BucketOrigin.withOriginAccessControl(bucket, {
        originAccessControl,
        originAccessLevels: [AccessLevel.READ],
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
      compress: true,
      cachePolicy,
      responseHeadersPolicy: new PartnerHeadersPolicy(this, 'HeadersPolicy'),
      functionAssociations: this.#functions(props.edgeCode),
    };
  }

  #functions({ partnerRequest, partnerResponse }: EdgeCode): BehaviorOptions['functionAssociations'] {
    return [
      {
        eventType: FunctionEventType.VIEWER_REQUEST,
        function: new InlineFunction(this, 'ViewerRequest', {
          code: partnerRequest,
          purpose: "checks partners' keys",
          keyValueStore: this.keys,
        }),
      },
      {
        eventType: FunctionEventType.VIEWER_RESPONSE,
        function: new InlineFunction(this, 'ViewerResponse', {
          code: partnerResponse,
          purpose: "from metadata to headers, for partners' pages only",
        }),
      },
    ];
  }
}
