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
import { PartnerHeadersPolicy } from './headers-policies.ts';
import { InlineFunction } from './inline-function.ts';
import { regionalName } from './regional-name.ts';

export interface PartnerAccessProps {
  /** The bucket with the partners' documents. */
  readonly bucket: IBucket;
  readonly edgeCode: EdgeCode;
  readonly originAccessControl: IOriginAccessControl;
  /** It must leave the query string out of the cache key, because that may contain a partner's key. */
  readonly cachePolicy: ICachePolicy;
}

/**
 * Access to the partners' documents. A function in front of the edge's cache admits requests with a valid key. It finds
 * the digests of the keys in a key value store, which only the operator's commands write.
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
      // Without permission to list, S3 answers a missing document like a hidden one.
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
