import { type GatewayResponse, NO_BODY, ServiceError } from '../gateway/service.ts';
import { readRange } from '../http/range.ts';
import { checksumElement, checksumHeaders, invalidRequest } from './checksums.ts';
import {
  agreedChecksum,
  completedChecksum,
  copiedPartChecksum,
  invalidPart,
  type NamedPart,
  partChecksum,
} from './multipart-checksum.ts';
import { metadataOf } from './object-headers.ts';
import { findObject, type S3Context } from './object-store.ts';
import { agreementOf, agreementText, pendingUpload, withoutChecksumOfTheStore } from './pending-upload.ts';
import { copySourceOf, type S3Request } from './s3-request.ts';
import { verifyBody, verifyDigests } from './verified-body.ts';
import { checkSourceConditions, checkWriteConditions } from './write-conditions.ts';
import { element, readGroups, S3_NAMESPACE, xmlAnswer } from './xml.ts';

/** CreateMultipartUpload. */
export function createUpload({ store }: S3Context, request: S3Request): GatewayResponse {
  const { contentType, metadata, system } = metadataOf(request.headers);
  const agreed = agreedChecksum(request.headers);
  const uploadId = store.createMultipartUpload(
    request.bucket,
    request.key,
    contentType,
    metadata,
    system,
    agreementText(agreed) as never,
  );
  const parts =
    element('Bucket', request.bucket) + element('Key', request.key) + element('UploadId', uploadId);
  const answer = xmlAnswer(
    `<InitiateMultipartUploadResult ${S3_NAMESPACE}>${parts}</InitiateMultipartUploadResult>`,
  );
  if (!agreed) return answer;
  const told = { 'x-amz-checksum-algorithm': agreed.algorithm, 'x-amz-checksum-type': agreed.type };
  return { ...answer, headers: { ...answer.headers, ...told } };
}

/** UploadPart. */
export function uploadPart(context: S3Context, request: S3Request): GatewayResponse {
  const upload = pendingUpload(context, request);
  const { body } = request;
  const agreed = agreementOf(upload);
  const checksum = partChecksum(agreed, verifyBody(request), body);
  // Without an agreement S3 has verified the checksum, and forgets it.
  const kept = agreed && checksum?.value;
  const { etag } = context.store.uploadPart(upload.uploadId, partNumberOf(request), body, kept);
  return { status: 200, headers: { etag, ...(checksum && checksumHeaders(checksum)) }, body: NO_BODY };
}

/** UploadPartCopy. `aws s3 mv` uses it for objects above 8 MB. */
export function uploadPartCopy(context: S3Context, request: S3Request): GatewayResponse {
  const upload = pendingUpload(context, request);
  const from = copySourceOf(request.headers);
  const source = context.store.getObject(from.bucket, from.key);
  checkSourceConditions(request.headers, source);
  const { body } = source;
  const range = readRange(request.headers['x-amz-copy-source-range'], body.length);
  if (range === 'unsatisfiable') {
    throw new ServiceError(416, 'InvalidRange', 'The requested range is not satisfiable');
  }
  const part = range ? body.subarray(range.first, range.last + 1) : body;
  const agreed = agreementOf(upload);
  const checksum = agreed && copiedPartChecksum(agreed, part);
  const number = partNumberOf(request);
  const { etag } = context.store.uploadPart(upload.uploadId, number, part, checksum?.value);
  const result = [
    element('ETag', etag),
    element('LastModified', new Date().toISOString()),
    ...(checksum ? [element(checksumElement(checksum.algorithm), checksum.value)] : []),
  ];
  return xmlAnswer(`<CopyPartResult ${S3_NAMESPACE}>${result.join('')}</CopyPartResult>`);
}

/** CompleteMultipartUpload. */
export function completeUpload(context: S3Context, request: S3Request): GatewayResponse {
  const { store, keepChecksum, happened } = context;
  const { bucket, key, headers } = request;
  const upload = pendingUpload(context, request);
  verifyDigests(request);
  const parts = namedParts(upload.parts, request.body);
  const checksum = completedChecksum(agreementOf(upload), headers, parts);
  checkSize(headers['x-amz-mp-object-size'], parts);
  checkWriteConditions(headers, findObject(store, bucket, key)?.etag);
  const stored = withoutChecksumOfTheStore(upload, () =>
    store.completeMultipartUpload(
      upload.uploadId,
      parts.map(({ partNumber, elements }) => ({ partNumber, etag: elements.ETag ?? '' })),
    ),
  );
  keepChecksum(bucket, key, checksum);
  happened(bucket, {
    name: 'ObjectCreated:CompleteMultipartUpload',
    key,
    sizeBytes: stored.contentLength,
    etag: stored.etag,
  });
  const result = [
    element('Location', `http://${headers.host ?? ''}/${bucket}/${encodeURIComponent(key)}`),
    element('Bucket', bucket),
    element('Key', key),
    element('ETag', stored.etag),
    element(checksumElement(checksum.algorithm), checksum.value),
    element('ChecksumType', checksum.type),
  ];
  return xmlAnswer(
    `<CompleteMultipartUploadResult ${S3_NAMESPACE}>${result.join('')}</CompleteMultipartUploadResult>`,
  );
}

/** AbortMultipartUpload. */
export function abortUpload(context: S3Context, request: S3Request): GatewayResponse {
  context.store.abortMultipartUpload(pendingUpload(context, request).uploadId);
  return { status: 204, headers: {}, body: NO_BODY };
}

function namedParts(uploaded: ReadonlyMap<number, Omit<NamedPart, 'elements'>>, body: Buffer): NamedPart[] {
  const { groups } = readGroups(body, 'Part');
  const numbers = groups.map(({ PartNumber }) => Number(PartNumber));
  if (numbers.length === 0 || numbers.some((number) => !Number.isInteger(number))) {
    throw new ServiceError(400, 'MalformedXML', 'The XML you provided did not validate');
  }
  return groups.map((elements, index) => {
    const part = uploaded.get(numbers[index] as number);
    if (!part) throw invalidPart();
    return { ...part, elements };
  });
}

function checkSize(stated: string | undefined, parts: readonly NamedPart[]): void {
  const sizeBytes = parts.reduce((sum, { body }) => sum + body.length, 0);
  if (stated === undefined || Number(stated) === sizeBytes) return;
  throw invalidRequest(
    `The provided 'x-amz-mp-object-size' header value ${stated} does not match what was computed: ${sizeBytes}`,
  );
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
