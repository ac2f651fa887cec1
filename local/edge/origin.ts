import type { Gateway } from '../gateway/gateway.ts';
import type { BucketModel, DistributionModel, OriginModel } from '../template/model.ts';
import { LOCAL_ACCOUNT_ID, LOCAL_REGION } from '../template/naming.ts';
import { TemplateError } from '../template/template-error.ts';
import type { EdgeResponse } from './messages.ts';

/** Headers of S3 that CloudFront passes on, besides every `x-amz-*`. */
const PASSED_ON = new Set([
  'accept-ranges',
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'etag',
  'last-modified',
  'vary',
]);

/** An S3 origin. It is read through the gateway as the distribution, so the bucket policy decides. */
export class S3Origin {
  readonly #gateway: Gateway;
  readonly #bucketName: string;
  readonly #path: string;
  readonly #caller: Parameters<Gateway['handle']>[0]['caller'];

  /** @throws {TemplateError} if the origin is not a bucket of the template */
  constructor(
    gateway: Gateway,
    distribution: DistributionModel,
    origin: OriginModel,
    buckets: readonly BucketModel[],
  ) {
    const bucket = buckets.find(
      ({ name }) => origin.domainName === `${name}.s3.${LOCAL_REGION}.amazonaws.com`,
    );
    if (!bucket) {
      throw new TemplateError(
        `Resource '${distribution.logicalId}' (AWS::CloudFront::Distribution): the origin ${origin.domainName} is not a bucket of the template`,
      );
    }
    this.#gateway = gateway;
    this.#bucketName = bucket.name;
    this.#path = origin.path;
    this.#caller = origin.originAccessControlId
      ? {
          kind: 'service',
          service: 'cloudfront.amazonaws.com',
          sourceArn: distribution.arn,
          sourceAccount: LOCAL_ACCOUNT_ID,
        }
      : { kind: 'anonymous' };
  }

  /**
   * @param method - GET or OPTIONS
   * @param uri - path, percent-encoded. S3 never sees a query string.
   */
  async fetch(method: string, uri: string, headers: Readonly<Record<string, string>>): Promise<EdgeResponse> {
    const answer = await this.#gateway.handle({
      method,
      target: `/${this.#bucketName}${this.#path}${uri.replaceAll('?', '%3F')}`,
      headers,
      body: Buffer.alloc(0),
      ...(this.#caller ? { caller: this.#caller } : {}),
    });
    const passedOn = Object.entries(answer.headers).filter(
      ([name]) => PASSED_ON.has(name) || name.startsWith('x-amz-') || name.startsWith('access-control-'),
    );
    return { status: answer.status, headers: Object.fromEntries(passedOn), body: answer.body };
  }
}
