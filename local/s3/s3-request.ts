import { type GatewayRequest, ServiceError } from '../gateway/service.ts';
import { plainBodyOf } from './aws-chunked.ts';
import { bucketOfHost } from './host-bucket.ts';

/** The parts of an S3 request. */
export interface S3Request {
  readonly method: string;
  /** Empty if the request is to the service itself. */
  readonly bucket: string;
  /** Decoded. Empty if the request is to a bucket. */
  readonly key: string;
  readonly query: URLSearchParams;
  /** Lower-case names. The `x-amz-…` parameters of a presigned address are among them. */
  readonly headers: Readonly<Record<string, string>>;
  /** Headers that came after the body. */
  readonly trailers: Readonly<Record<string, string>>;
  /** Without the `aws-chunked` encoding. */
  readonly body: Buffer;
}

/** Keys may be up to 1,024 bytes of UTF-8 (S3 user guide, object keys). */
const MAX_KEY_BYTES = 1024;

/**
 * Reads `/bucket/key?query`, or `/key?query` on the host `bucket.localhost`. Nothing is normalised: `..` and `//` are
 * part of a key in S3. Callers in this process always name the bucket in the path.
 *
 * @throws {ServiceError} if the key cannot be decoded or is too long, or the body cannot be decoded
 */
export function readS3Request(request: GatewayRequest): S3Request {
  const [path = '', rawQuery = ''] = splitOnce(request.target.replace(/^\//, ''), '?');
  const ofHost = request.caller ? undefined : bucketOfHost(request.headers.host);
  const [bucket, key] = ofHost === undefined ? splitOnce(path, '/') : [ofHost, path];
  const decodedKey = decode(key ?? '');
  if (Buffer.byteLength(decodedKey) > MAX_KEY_BYTES) {
    throw new ServiceError(400, 'KeyTooLongError', 'Your key is too long');
  }
  const query = new URLSearchParams(rawQuery);
  return {
    method: request.method,
    bucket: decode(bucket ?? ''),
    key: decodedKey,
    query,
    ...plainBodyOf({ ...headersInQuery(query), ...request.headers }, request.body),
  };
}

/** Reads `x-amz-copy-source`: `/bucket/key` or `bucket/key`, URL-encoded. */
export function copySourceOf(headers: Readonly<Record<string, string>>): { bucket: string; key: string } {
  const source = (headers['x-amz-copy-source'] ?? '').replace(/^\//, '');
  if (source.includes('?versionId=')) {
    throw new ServiceError(501, 'NotImplemented', 'Versions are not emulated.');
  }
  const [bucket, key] = splitOnce(decode(source), '/');
  if (!bucket || !key) throw new ServiceError(400, 'InvalidArgument', 'Invalid copy source object key');
  return { bucket, key };
}

/** A presigned address may carry headers of S3: `?x-amz-checksum-mode=ENABLED`. Its signature is in `X-Amz-…`. */
function headersInQuery(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...query].filter(([name]) => name.startsWith('x-amz-')));
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** S3 reads `+` in a path as a space, as in a form: the address of the key `a+b` has `a%2Bb`. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new ServiceError(400, 'InvalidURI', "Couldn't parse the specified URI.");
  }
}
