import { type GatewayRequest, ServiceError } from '../gateway/service.ts';

/** A path-style S3 request taken apart. */
export interface S3Request {
  readonly method: string;
  /** Empty for requests to the service itself. */
  readonly bucket: string;
  /** Decoded; empty for requests to a bucket. */
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Keys may be up to 1,024 bytes of UTF-8 (S3 user guide, object keys). */
const MAX_KEY_BYTES = 1024;

/**
 * `/bucket/key?query` without any normalisation: `..` and `//` are part of the key in S3.
 *
 * @throws {ServiceError} if the key cannot be decoded or is too long
 */
export function readS3Request({ method, target, headers, body }: GatewayRequest): S3Request {
  const [path = '', query = ''] = splitOnce(target, '?');
  const [bucket, key] = splitOnce(path.replace(/^\//, ''), '/');
  const decodedKey = decode(key ?? '');
  if (Buffer.byteLength(decodedKey) > MAX_KEY_BYTES) {
    throw new ServiceError(400, 'KeyTooLongError', 'Your key is too long');
  }
  return {
    method,
    bucket: decode(bucket ?? ''),
    key: decodedKey,
    query: new URLSearchParams(query),
    headers,
    body,
  };
}

/** `x-amz-copy-source`: `/bucket/key` or `bucket/key`, URL-encoded. */
export function copySourceOf(headers: Readonly<Record<string, string>>): { bucket: string; key: string } {
  const source = (headers['x-amz-copy-source'] ?? '').replace(/^\//, '');
  if (source.includes('?versionId=')) {
    throw new ServiceError(501, 'NotImplemented', 'Versions are not emulated.');
  }
  const [bucket, key] = splitOnce(decode(source), '/');
  if (!bucket || !key) throw new ServiceError(400, 'InvalidArgument', 'Invalid copy source object key');
  return { bucket, key };
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ServiceError(400, 'InvalidURI', "Couldn't parse the specified URI.");
  }
}
