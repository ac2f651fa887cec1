import type { Access } from '../iam/evaluate.ts';
import { arnOf } from '../template/naming.ts';
import { keysToDelete } from './delete-objects.ts';
import type { S3Operation } from './operation.ts';
import { copySourceOf, type S3Request } from './s3-request.ts';

/** The IAM action of an operation, if it has another name than the operation. */
const IAM_ACTION: Partial<Record<S3Operation, string>> = {
  CompleteMultipartUpload: 'PutObject',
  CreateMultipartUpload: 'PutObject',
  HeadBucket: 'ListBucket',
  HeadObject: 'GetObject',
  ListBuckets: 'ListAllMyBuckets',
  ListMultipartUploads: 'ListBucketMultipartUploads',
  ListObjects: 'ListBucket',
  ListObjectsV2: 'ListBucket',
  ListParts: 'ListMultipartUploadParts',
  UploadPart: 'PutObject',
};

type KeyTest = (bucket: string, key: string) => boolean;

/**
 * Everything that a caller must be allowed to do for an operation (S3 user guide, required permissions). For a missing
 * key, a caller who may not list the bucket gets 403 instead of 404, so that it cannot find out which keys exist.
 */
export function accessesOf(operation: S3Operation, request: S3Request, isMissing: KeyTest): Access[] {
  const accesses = statedAccesses(operation, request);
  const listed = accesses
    .filter(({ action, resource }) => action === 's3:GetObject' && resource.includes('/'))
    .map(({ resource }) => splitObjectArn(resource))
    .filter(([bucket, key]) => isMissing(bucket, key))
    .map(([bucket]) => ({ action: 's3:ListBucket', resource: arnOf('s3', bucket) }));
  return [...accesses, ...listed];
}

function statedAccesses(operation: S3Operation, request: S3Request): Access[] {
  const { bucket, key, query } = request;
  const action = `s3:${IAM_ACTION[operation] ?? operation}`;
  switch (operation) {
    case 'ListBuckets':
      return [{ action, resource: '*' }];
    case 'ListObjects':
    case 'ListObjectsV2':
      return [{ action, resource: arnOf('s3', bucket), context: listingContext(query) }];
    case 'CopyObject':
    case 'UploadPartCopy': {
      const from = copySourceOf(request.headers);
      return [object('s3:GetObject', from.bucket, from.key), object('s3:PutObject', bucket, key)];
    }
    case 'DeleteObjects':
      return keysToDelete(request).map((one) => object('s3:DeleteObject', bucket, one));
    // A browser asks this before its request, without credentials.
    case 'PreflightObject':
      return [];
    default:
      if (key === '') return [{ action, resource: arnOf('s3', bucket) }];
      return [object(action, bucket, key), ...conditionalAccess(request)];
  }
}

/** A write with If-Match compares with the present object, so it needs `s3:GetObject` too. */
function conditionalAccess({ method, headers, bucket, key }: S3Request): Access[] {
  const isConditionalWrite = method !== 'GET' && method !== 'HEAD' && 'if-match' in headers;
  return isConditionalWrite ? [object('s3:GetObject', bucket, key)] : [];
}

function splitObjectArn(arn: string): [bucket: string, key: string] {
  const path = arn.slice(arnOf('s3', '').length);
  const slash = path.indexOf('/');
  return [path.slice(0, slash), path.slice(slash + 1)];
}

function object(action: string, bucket: string, key: string): Access {
  return { action, resource: arnOf('s3', `${bucket}/${key}`) };
}

function listingContext(query: URLSearchParams): NonNullable<Access['context']> {
  const context: Record<string, string> = { 's3:prefix': query.get('prefix') ?? '' };
  for (const name of ['delimiter', 'max-keys']) {
    const value = query.get(name);
    if (value !== null) context[`s3:${name}`] = value;
  }
  return context;
}
