import { type GatewayRequest, ServiceError } from '../gateway/service.ts';

/** The parts of a path-style S3 request. */
export interface S3Request {
  readonly method: string;
  /** Empty if the request is to the service itself. */
  readonly bucket: string;
  /** Decoded. Empty if the request is to a bucket. */
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Keys may be up to 1,024 bytes of UTF-8 (S3 user guide, object keys). */
const MAX_KEY_BYTES = 1024;

/**
 * Reads `/bucket/key?query`. Nothing is normalised: `..` and `//` are part of a key in S3.
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
