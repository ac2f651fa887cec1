import { type GatewayResponse, NO_BODY, ServiceError } from '../gateway/service.ts';
import type { S3Context } from './object-store.ts';
import type { S3Request } from './s3-request.ts';
import { element, S3_NAMESPACE, xmlAnswer } from './xml.ts';

/** ListBuckets. */
export function listBuckets({ store }: S3Context): GatewayResponse {
  const buckets = store.listBuckets().map(({ name, creationDate }) => {
    return `<Bucket>${element('Name', name)}${element('CreationDate', creationDate.toISOString())}</Bucket>`;
  });
  const owner = `<Owner>${element('ID', 'local')}</Owner>`;
  return xmlAnswer(
    `<ListAllMyBucketsResult ${S3_NAMESPACE}>${owner}<Buckets>${buckets.join('')}</Buckets></ListAllMyBucketsResult>`,
  );
}

/** CreateBucket. */
export function createBucket({ store }: S3Context, { bucket }: S3Request): GatewayResponse {
  if (store.hasBucket(bucket)) {
    throw new ServiceError(
      409,
      'BucketAlreadyOwnedByYou',
      'Your previous request to create the named bucket succeeded and you already own it.',
    );
  }
  store.createBucket(bucket);
  return { status: 200, headers: { location: `/${bucket}` }, body: NO_BODY };
}

/** DeleteBucket. The bucket must be empty. */
export function deleteBucket({ store }: S3Context, { bucket }: S3Request): GatewayResponse {
  store.deleteBucket(bucket);
  return { status: 204, headers: {}, body: NO_BODY };
}

/** HeadBucket. */
export function headBucket(): GatewayResponse {
  return { status: 200, headers: { 'x-amz-bucket-region': 'us-east-1' }, body: NO_BODY };
}

/**
 * GetBucketVersioning. No bucket here keeps versions, whatever the template says, and clients that hear otherwise go on
 * to list them.
 */
export function bucketVersioning(): GatewayResponse {
  return xmlAnswer(`<VersioningConfiguration ${S3_NAMESPACE}/>`);
}

/** GetBucketLocation. An empty location means us-east-1. */
export function bucketLocation(): GatewayResponse {
  return xmlAnswer(`<LocationConstraint ${S3_NAMESPACE}/>`);
}
