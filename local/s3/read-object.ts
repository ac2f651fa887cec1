import { type GatewayResponse, NO_BODY, ServiceError } from '../gateway/service.ts';
import { evaluateConditions } from '../http/conditional.ts';
import { type ByteRange, readRange } from '../http/range.ts';
import { headersOfObject } from './object-headers.ts';
import type { S3Object, S3Store } from './object-store.ts';
import type { S3Request } from './s3-request.ts';

/** GetObject and HeadObject. Conditions come first, then the range. */
export function readObject(store: S3Store, request: S3Request, object: S3Object): GatewayResponse {
  const outcome = evaluateConditions(request.headers, object);
  if (outcome === 'failed') {
    throw new ServiceError(
      412,
      'PreconditionFailed',
      'At least one of the pre-conditions you specified did not hold',
    );
  }
  const range = partAskedFor(request, object) ?? readRange(request.headers.range, object.contentLength);
  const wantsChecksum = request.headers['x-amz-checksum-mode']?.toUpperCase() === 'ENABLED' && !range;
  const headers = headersOfObject(object, wantsChecksum);
  if (outcome === 'not-modified') return { status: 304, headers, body: NO_BODY };
  if (range === 'unsatisfiable') {
    throw new ServiceError(416, 'InvalidRange', 'The requested range is not satisfiable');
  }
  const { first, last } = range ?? { first: 0, last: object.contentLength - 1 };
  const isHead = request.method === 'HEAD';
  const body = isHead ? NO_BODY : store.getObject(request.bucket, request.key).body.subarray(first, last + 1);
  const length = String(last - first + 1);
  if (!range) return { status: 200, headers: { ...headers, 'content-length': length }, body };
  const position = `bytes ${first}-${last}/${object.contentLength}`;
  return {
    status: 206,
    headers: {
      ...headers,
      ...partsCount(request, object),
      'content-length': length,
      'content-range': position,
    },
    body,
  };
}

/** The bytes of one part of an upload, which clients download in parallel. An object put whole is its only part. */
function partAskedFor({ query, headers }: S3Request, object: S3Object): ByteRange | undefined {
  const number = query.get('partNumber');
  if (number === null) return undefined;
  if (headers.range !== undefined) {
    const message = 'Cannot specify both Range header and partNumber query parameter';
    throw new ServiceError(400, 'InvalidRequest', message);
  }
  const whole = { partNumber: 1, offset: 0, length: object.contentLength };
  const parts = object.parts ?? [whole];
  const part = parts.find(({ partNumber }) => partNumber === Number(number));
  if (!part) throw new ServiceError(416, 'InvalidPartNumber', 'The requested partnumber is not satisfiable');
  // Nothing has no first byte: an empty object is answered whole.
  return part.length === 0 ? undefined : { first: part.offset, last: part.offset + part.length - 1 };
}

function partsCount({ query }: S3Request, { parts }: S3Object): Record<string, string> {
  return query.has('partNumber') && parts ? { 'x-amz-mp-parts-count': String(parts.length) } : {};
}
