import { ServiceError } from '../gateway/service.ts';
import { checkRequestHeaders } from './request-headers.ts';
import type { S3Request } from './s3-request.ts';

export type S3Operation =
  | 'AbortMultipartUpload'
  | 'CompleteMultipartUpload'
  | 'CopyObject'
  | 'CreateBucket'
  | 'CreateMultipartUpload'
  | 'DeleteBucket'
  | 'DeleteObject'
  | 'DeleteObjects'
  | 'GetBucketLocation'
  | 'GetBucketVersioning'
  | 'GetObject'
  | 'HeadBucket'
  | 'HeadObject'
  | 'ListBuckets'
  | 'ListMultipartUploads'
  | 'ListObjects'
  | 'ListObjectsV2'
  | 'ListParts'
  | 'PreflightObject'
  | 'PutObject'
  | 'UploadPart'
  | 'UploadPartCopy';

interface Rule {
  readonly operation: S3Operation;
  readonly method: string;
  readonly level: 'service' | 'bucket' | 'object';
  /** Query parameters that make a request this operation. */
  readonly marks?: readonly string[];
  /** Query parameters that it may have besides. */
  readonly options?: readonly string[];
  /** True if the request has `x-amz-copy-source`. */
  readonly copies?: boolean;
}

const LISTING = ['prefix', 'delimiter', 'max-keys', 'encoding-type'];
const LISTING_V2 = [...LISTING, 'continuation-token', 'start-after', 'fetch-owner'];

/** The first rule that matches wins. */
const RULES: readonly Rule[] = [
  { operation: 'ListBuckets', method: 'GET', level: 'service' },
  { operation: 'CreateBucket', method: 'PUT', level: 'bucket' },
  { operation: 'DeleteBucket', method: 'DELETE', level: 'bucket' },
  { operation: 'HeadBucket', method: 'HEAD', level: 'bucket' },
  { operation: 'GetBucketLocation', method: 'GET', level: 'bucket', marks: ['location'] },
  { operation: 'GetBucketVersioning', method: 'GET', level: 'bucket', marks: ['versioning'] },
  {
    operation: 'ListMultipartUploads',
    method: 'GET',
    level: 'bucket',
    marks: ['uploads'],
    options: ['prefix', 'max-uploads', 'key-marker', 'upload-id-marker'],
  },
  { operation: 'ListObjectsV2', method: 'GET', level: 'bucket', marks: ['list-type'], options: LISTING_V2 },
  { operation: 'ListObjects', method: 'GET', level: 'bucket', options: [...LISTING, 'marker'] },
  { operation: 'DeleteObjects', method: 'POST', level: 'bucket', marks: ['delete'] },
  {
    operation: 'UploadPartCopy',
    method: 'PUT',
    level: 'object',
    marks: ['uploadId', 'partNumber'],
    copies: true,
  },
  { operation: 'UploadPart', method: 'PUT', level: 'object', marks: ['uploadId', 'partNumber'] },
  { operation: 'CopyObject', method: 'PUT', level: 'object', copies: true },
  { operation: 'PutObject', method: 'PUT', level: 'object' },
  {
    operation: 'ListParts',
    method: 'GET',
    level: 'object',
    marks: ['uploadId'],
    options: ['max-parts', 'part-number-marker'],
  },
  { operation: 'GetObject', method: 'GET', level: 'object', options: ['partNumber'] },
  { operation: 'HeadObject', method: 'HEAD', level: 'object', options: ['partNumber'] },
  { operation: 'AbortMultipartUpload', method: 'DELETE', level: 'object', marks: ['uploadId'] },
  { operation: 'DeleteObject', method: 'DELETE', level: 'object' },
  { operation: 'CreateMultipartUpload', method: 'POST', level: 'object', marks: ['uploads'] },
  { operation: 'CompleteMultipartUpload', method: 'POST', level: 'object', marks: ['uploadId'] },
  { operation: 'PreflightObject', method: 'OPTIONS', level: 'object' },
];

/** Query parameters of presigned addresses (Version 2; Version 4 has `X-Amz-…`) and of SDKs. Headers are `x-amz-…`. */
const SIGNATURE_PARAMETERS = new Set(['AWSAccessKeyId', 'Expires', 'Signature', 'x-id']);

/**
 * The S3 operation of a request.
 *
 * @throws {ServiceError} 501 NotImplemented for everything that is not emulated. A sub-resource, parameter or header of
 *   S3 must never be answered as if it had taken effect.
 */
export function operationOf(request: S3Request): S3Operation {
  const level = request.bucket === '' ? 'service' : request.key === '' ? 'bucket' : 'object';
  const copies = 'x-amz-copy-source' in request.headers;
  const rule = RULES.find(
    (candidate) =>
      candidate.method === request.method &&
      candidate.level === level &&
      (candidate.copies ?? false) === copies &&
      (candidate.marks ?? []).every((mark) => request.query.has(mark)),
  );
  const asked = `${request.method} on the ${level}`;
  if (!rule) throw notImplemented(asked);
  const known = [...(rule.marks ?? []), ...(rule.options ?? [])];
  const parameter = [...request.query.keys()].find(
    (name) => !known.includes(name) && !SIGNATURE_PARAMETERS.has(name) && !/^x-amz-/i.test(name),
  );
  if (parameter !== undefined) throw notImplemented(`${asked} with the parameter ${parameter}`);
  checkRequestHeaders(request.headers, rule.operation);
  return rule.operation;
}

function notImplemented(what: string): ServiceError {
  return new ServiceError(501, 'NotImplemented', `The local S3 does not emulate ${what}.`);
}
