import type { GatewayResponse } from '../gateway/service.ts';
import { checksumElement } from './checksums.ts';
import type { PendingUpload, S3Context, UploadedPart } from './object-store.ts';
import { agreementOf, pendingUpload } from './pending-upload.ts';
import type { S3Request } from './s3-request.ts';
import { element, S3_NAMESPACE, xmlAnswer } from './xml.ts';

/** S3's limit for one answer, of uploads and of parts. */
const MAX_ITEMS = 1000;

/** ListMultipartUploads. Clients use it to clear away what they left unfinished. */
export function listUploads({ pendingUploads }: S3Context, { bucket, query }: S3Request): GatewayResponse {
  const prefix = query.get('prefix') ?? '';
  const marker = [query.get('key-marker') ?? '', query.get('upload-id-marker') ?? ''] as const;
  const following = [...pendingUploads.values()]
    .filter((upload) => upload.bucket === bucket && upload.key.startsWith(prefix))
    .sort((a, b) => compared([a.key, a.uploadId], [b.key, b.uploadId]))
    .filter(({ key, uploadId }) => compared([key, uploadId], marker) > 0);
  const limit = limitOf(query.get('max-uploads'));
  const uploads = following.slice(0, limit);
  const last = uploads.at(-1);
  const parts = [
    element('Bucket', bucket),
    element('KeyMarker', marker[0]),
    element('UploadIdMarker', marker[1]),
    ...(last ? [element('NextKeyMarker', last.key), element('NextUploadIdMarker', last.uploadId)] : []),
    element('Prefix', prefix),
    element('MaxUploads', limit),
    element('IsTruncated', following.length > limit),
    ...uploads.map((upload) => `<Upload>${described(upload)}</Upload>`),
  ];
  return xmlAnswer(
    `<ListMultipartUploadsResult ${S3_NAMESPACE}>${parts.join('')}</ListMultipartUploadsResult>`,
  );
}

/** ListParts. Clients use it to go on with an upload. */
export function listParts(context: S3Context, request: S3Request): GatewayResponse {
  const upload = pendingUpload(context, request);
  const marker = Number(request.query.get('part-number-marker') ?? 0);
  const limit = limitOf(request.query.get('max-parts'));
  const following = [...upload.parts.values()]
    .filter(({ partNumber }) => partNumber > marker)
    .sort((a, b) => a.partNumber - b.partNumber);
  const uploaded = following.slice(0, limit);
  const answer = [
    element('Bucket', upload.bucket),
    described(upload),
    element('PartNumberMarker', marker),
    element('NextPartNumberMarker', uploaded.at(-1)?.partNumber ?? 0),
    element('MaxParts', limit),
    element('IsTruncated', following.length > limit),
    ...uploaded.map((part) => `<Part>${describedPart(upload, part)}</Part>`),
  ];
  return xmlAnswer(`<ListPartsResult ${S3_NAMESPACE}>${answer.join('')}</ListPartsResult>`);
}

function described(upload: PendingUpload): string {
  const agreed = agreementOf(upload);
  return [
    element('Key', upload.key),
    element('UploadId', upload.uploadId),
    element('Initiated', upload.initiated.toISOString()),
    element('StorageClass', 'STANDARD'),
    ...(agreed ? [element('ChecksumAlgorithm', agreed.algorithm), element('ChecksumType', agreed.type)] : []),
  ].join('');
}

function describedPart(upload: PendingUpload, part: UploadedPart): string {
  const { partNumber, etag, lastModified, body, checksumValue } = part;
  const agreed = agreementOf(upload);
  return [
    element('PartNumber', partNumber),
    element('ETag', etag),
    element('LastModified', lastModified.toISOString()),
    element('Size', body.length),
    ...(agreed && checksumValue ? [element(checksumElement(agreed.algorithm), checksumValue)] : []),
  ].join('');
}

function limitOf(stated: string | null): number {
  return Math.min(Number(stated ?? MAX_ITEMS) || MAX_ITEMS, MAX_ITEMS);
}

/** By key in the order of UTF-8 bytes, then by upload. */
function compared(a: readonly [string, string], b: readonly [string, string]): number {
  return (
    Buffer.compare(Buffer.from(a[0]), Buffer.from(b[0])) ||
    Buffer.compare(Buffer.from(a[1]), Buffer.from(b[1]))
  );
}
