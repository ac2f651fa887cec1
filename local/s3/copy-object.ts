import { type GatewayResponse, ServiceError } from '../gateway/service.ts';
import {
  algorithmNamed,
  type ChecksumAlgorithm,
  checksumElement,
  DEFAULT_ALGORITHM,
  type ObjectChecksum,
  wholeChecksum,
} from './checksums.ts';
import { metadataOf } from './object-headers.ts';
import { findObject, type S3Context, type S3Object, storedChecksum } from './object-store.ts';
import { copySourceOf, type S3Request } from './s3-request.ts';
import { checkSourceConditions, checkWriteConditions } from './write-conditions.ts';
import { element, S3_NAMESPACE, xmlAnswer } from './xml.ts';

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
  const checksum = checksumOfCopy(headers['x-amz-checksum-algorithm'], source);
  const { body } = source;
  const stored = store.putObject(bucket, key, body, contentType, metadata, system, storedChecksum(checksum));
  happened(bucket, {
    name: 'ObjectCreated:Copy',
    key,
    sizeBytes: stored.contentLength,
    etag: stored.etag,
  });
  const result = [
    element('ETag', stored.etag),
    element('LastModified', stored.lastModified.toISOString()),
    element(checksumElement(checksum.algorithm), checksum.value),
    element('ChecksumType', checksum.type),
  ];
  return xmlAnswer(`<CopyObjectResult ${S3_NAMESPACE}>${result.join('')}</CopyObjectResult>`);
}

/** A copy has a checksum of the whole, of the algorithm that is asked for or else of the source's. */
function checksumOfCopy(asked: string | undefined, source: S3Object): ObjectChecksum {
  const had: ChecksumAlgorithm | undefined = source.checksumAlgorithm;
  const algorithm = asked === undefined ? (had ?? DEFAULT_ALGORITHM) : algorithmNamed(asked);
  const { checksumValue: value, checksumType: type = 'FULL_OBJECT' } = source;
  if (algorithm === had && value && type === 'FULL_OBJECT') return { algorithm, value, type };
  return wholeChecksum(algorithm, source.body);
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
