import { type GatewayResponse, NO_BODY, ServiceError } from '../gateway/service.ts';
import { readRange } from '../http/range.ts';
import { plainBodyOf } from './aws-chunked.ts';
import { type ChecksumAlgorithm, checksumHeader, verifiedChecksum } from './checksums.ts';
import { metadataOf } from './object-headers.ts';
import { findObject, type S3Context } from './object-store.ts';
import { copySourceOf, type S3Request } from './s3-request.ts';
import { checkSourceConditions, checkWriteConditions } from './write-conditions.ts';
import { element, readGroups, S3_NAMESPACE, xmlAnswer } from './xml.ts';

/** CreateMultipartUpload. */
export function createUpload({ store }: S3Context, request: S3Request): GatewayResponse {
  const { contentType, metadata, system } = metadataOf(request.headers);
  const algorithm = request.headers['x-amz-checksum-algorithm']?.toUpperCase();
  const uploadId = store.createMultipartUpload(
    request.bucket,
    request.key,
    contentType,
    metadata,
    system,
    isKnownAlgorithm(algorithm) ? algorithm : undefined,
  );
  return xmlAnswer(
    `<InitiateMultipartUploadResult ${S3_NAMESPACE}>${element('Bucket', request.bucket)}${element('Key', request.key)}${element('UploadId', uploadId)}</InitiateMultipartUploadResult>`,
  );
}

/** UploadPart. */
export function uploadPart({ store }: S3Context, request: S3Request): GatewayResponse {
  const { body, headers } = plainBodyOf(request.headers, request.body);
  const checksum = verifiedChecksum(headers, body);
  const { etag } = store.uploadPart(uploadIdOf(request), partNumberOf(request), body, checksum?.value);
  return {
    status: 200,
    headers: { etag, ...(checksum && { [checksumHeader(checksum.algorithm)]: checksum.value }) },
    body: NO_BODY,
  };
}

/** UploadPartCopy. `aws s3 mv` uses it for objects above 8 MB. */
export function uploadPartCopy({ store }: S3Context, request: S3Request): GatewayResponse {
  const from = copySourceOf(request.headers);
  const source = store.getObject(from.bucket, from.key);
  checkSourceConditions(request.headers, source);
  const { body } = source;
  const range = readRange(request.headers['x-amz-copy-source-range'], body.length);
  if (range === 'unsatisfiable') {
    throw new ServiceError(416, 'InvalidRange', 'The requested range is not satisfiable');
  }
  const part = range ? body.subarray(range.first, range.last + 1) : body;
  const { etag } = store.uploadPart(uploadIdOf(request), partNumberOf(request), part);
  const result = element('ETag', etag) + element('LastModified', new Date().toISOString());
  return xmlAnswer(`<CopyPartResult ${S3_NAMESPACE}>${result}</CopyPartResult>`);
}

/** CompleteMultipartUpload. */
export function completeUpload({ store, happened }: S3Context, request: S3Request): GatewayResponse {
  const { bucket, key } = request;
  const { groups } = readGroups(request.body, 'Part');
  const parts = groups.map(({ PartNumber, ETag }) => ({ partNumber: Number(PartNumber), etag: ETag ?? '' }));
  if (parts.length === 0 || parts.some(({ partNumber }) => !Number.isInteger(partNumber))) {
    throw new ServiceError(400, 'MalformedXML', 'The XML you provided did not validate');
  }
  checkWriteConditions(request.headers, findObject(store, bucket, key)?.etag);
  const stored = store.completeMultipartUpload(uploadIdOf(request), parts);
  happened(bucket, {
    name: 'ObjectCreated:CompleteMultipartUpload',
    key,
    sizeBytes: stored.contentLength,
    etag: stored.etag,
  });
  return xmlAnswer(
    `<CompleteMultipartUploadResult ${S3_NAMESPACE}>${element('Location', `http://127.0.0.1/${bucket}/${encodeURIComponent(key)}`)}${element('Bucket', bucket)}${element('Key', key)}${element('ETag', stored.etag)}</CompleteMultipartUploadResult>`,
  );
}

/** AbortMultipartUpload. */
export function abortUpload({ store }: S3Context, request: S3Request): GatewayResponse {
  store.abortMultipartUpload(uploadIdOf(request));
  return { status: 204, headers: {}, body: NO_BODY };
}

function isKnownAlgorithm(algorithm: string | undefined): algorithm is ChecksumAlgorithm {
  return algorithm === 'CRC32' || algorithm === 'SHA1' || algorithm === 'SHA256';
}

function uploadIdOf({ query }: S3Request): string {
  return query.get('uploadId') ?? '';
}

/** 1 to 10,000 (S3 multipart upload limits). */
function partNumberOf({ query }: S3Request): number {
  const number = Number(query.get('partNumber'));
  if (Number.isInteger(number) && number >= 1 && number <= 10_000) return number;
  throw new ServiceError(
    400,
    'InvalidArgument',
    'Part number must be an integer between 1 and 10000, inclusive',
  );
}
