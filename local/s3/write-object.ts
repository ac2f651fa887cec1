import { type GatewayResponse, NO_BODY, ServiceError } from '../gateway/service.ts';
import { plainBodyOf } from './aws-chunked.ts';
import { checksumHeader, verifiedChecksum } from './checksums.ts';
import { metadataOf } from './object-headers.ts';
import { findObject, type S3Context, type S3Object } from './object-store.ts';
import { copySourceOf, type S3Request } from './s3-request.ts';
import { checkSourceConditions, checkWriteConditions } from './write-conditions.ts';
import { element, S3_NAMESPACE, xmlAnswer } from './xml.ts';

/** PutObject. */
export function putObject({ store, happened }: S3Context, request: S3Request): GatewayResponse {
  const { bucket, key } = request;
  checkWriteConditions(request.headers, findObject(store, bucket, key)?.etag);
  const { body, headers } = plainBodyOf(request.headers, request.body);
  const checksum = verifiedChecksum(headers, body);
  const { contentType, metadata, system } = metadataOf(headers);
  const stored = store.putObject(
    bucket,
    key,
    body,
    contentType,
    metadata,
    system,
    checksum && { ...checksum, type: 'FULL_OBJECT' },
  );
  happened(bucket, { name: 'ObjectCreated:Put', key, sizeBytes: body.length, etag: stored.etag });
  return {
    status: 200,
    headers: {
      etag: stored.etag,
      ...(checksum && { [checksumHeader(checksum.algorithm)]: checksum.value }),
    },
    body: NO_BODY,
  };
}

/** CopyObject. The copy has the source's metadata, except with `x-amz-metadata-directive: REPLACE`. */
export function copyObject({ store, happened }: S3Context, request: S3Request): GatewayResponse {
  const { bucket, key, headers } = request;
  const from = copySourceOf(headers);
  const replaces = headers['x-amz-metadata-directive'] === 'REPLACE';
  if (from.bucket === bucket && from.key === key && !replaces) {
    throw new ServiceError(
      400,
      'InvalidRequest',
      'This copy request is illegal because it is trying to copy an object to itself without changing its metadata.',
    );
  }
  checkWriteConditions(headers, findObject(store, bucket, key)?.etag);
  const source = store.getObject(from.bucket, from.key);
  checkSourceConditions(headers, source);
  const { contentType, metadata, system } = replaces ? metadataOf(headers) : metadataOfObject(source);
  const stored = store.putObject(bucket, key, source.body, contentType, metadata, system);
  happened(bucket, {
    name: 'ObjectCreated:Copy',
    key,
    sizeBytes: stored.contentLength,
    etag: stored.etag,
  });
  const result = element('ETag', stored.etag) + element('LastModified', stored.lastModified.toISOString());
  return xmlAnswer(`<CopyObjectResult ${S3_NAMESPACE}>${result}</CopyObjectResult>`);
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

function metadataOfObject(object: S3Object): ReturnType<typeof metadataOf> {
  const { contentType, metadata, contentLanguage, contentDisposition, cacheControl, contentEncoding } =
    object;
  return {
    contentType,
    metadata,
    system: {
      ...(contentLanguage && { contentLanguage }),
      ...(contentDisposition && { contentDisposition }),
      ...(cacheControl && { cacheControl }),
      ...(contentEncoding && { contentEncoding }),
    },
  };
}
