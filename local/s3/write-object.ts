import { type GatewayResponse, NO_BODY } from '../gateway/service.ts';
import { checksumHeaders, DEFAULT_ALGORITHM, wholeChecksum } from './checksums.ts';
import { metadataOf } from './object-headers.ts';
import { findObject, type S3Context, storedChecksum } from './object-store.ts';
import type { S3Request } from './s3-request.ts';
import { verifyBody } from './verified-body.ts';
import { checkWriteConditions } from './write-conditions.ts';

/** PutObject. */
export function putObject({ store, happened }: S3Context, request: S3Request): GatewayResponse {
  const { bucket, key } = request;
  checkWriteConditions(request.headers, findObject(store, bucket, key)?.etag);
  const { body } = request;
  const sent = verifyBody(request);
  const checksum = sent ? { ...sent, type: 'FULL_OBJECT' as const } : wholeChecksum(DEFAULT_ALGORITHM, body);
  const { contentType, metadata, system } = metadataOf(request.headers);
  const stored = store.putObject(bucket, key, body, contentType, metadata, system, storedChecksum(checksum));
  happened(bucket, { name: 'ObjectCreated:Put', key, sizeBytes: body.length, etag: stored.etag });
  return { status: 200, headers: { etag: stored.etag, ...checksumHeaders(checksum) }, body: NO_BODY };
}

/** DeleteObject. Deleting a missing object succeeds. */
export function deleteObject(context: S3Context, request: S3Request): GatewayResponse {
  const current = findObject(context.store, request.bucket, request.key);
  checkWriteConditions(request.headers, current?.etag);
  removeKey(context, request.bucket, request.key);
  return { status: 204, headers: {}, body: NO_BODY };
}

/** Deletes one key and reports it. A versioned bucket gets a delete marker even if there was no object. */
export function removeKey({ store, isVersioned, happened }: S3Context, bucket: string, key: string): void {
  const existed = findObject(store, bucket, key) !== undefined;
  store.deleteObject(bucket, key);
  if (isVersioned(bucket)) happened(bucket, { name: 'ObjectRemoved:DeleteMarkerCreated', key });
  else if (existed) happened(bucket, { name: 'ObjectRemoved:Delete', key });
}
