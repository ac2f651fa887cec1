import { ServiceError } from '../gateway/service.ts';

type Headers = Readonly<Record<string, string>>;

export interface PlainBody {
  readonly body: Buffer;
  /** The headers of the request, without the encoding. */
  readonly headers: Headers;
  /** The headers that came after the body: a checksum. Lower-case names. */
  readonly trailers: Headers;
}

/**
 * Decodes a body in the `aws-chunked` encoding, which lets SDKs send a checksum after the body (Signature Version 4,
 * "transferring payload in multiple chunks"). Chunk signatures are not checked. Some clients, such as minio-go, name
 * the encoding in `x-amz-content-sha256` only.
 *
 * @throws {ServiceError} IncompleteBody, or MissingContentLength
 */
export function plainBodyOf(headers: Headers, sent: Buffer): PlainBody {
  const { 'content-encoding': encoding = '', ...others } = headers;
  const encodings = encoding.split(',').map((name) => name.trim());
  const isSigned = headers['x-amz-content-sha256']?.startsWith('STREAMING-') === true;
  if (!isSigned && !encodings.includes('aws-chunked')) return { body: sent, headers, trailers: {} };
  const { chunks, end } = readChunks(sent);
  const body = Buffer.concat(chunks);
  checkLength(headers['x-amz-decoded-content-length'], body.length);
  const stored = encodings.filter((name) => name !== 'aws-chunked' && name !== '').join(', ');
  return {
    body,
    headers: stored ? { ...others, 'content-encoding': stored } : others,
    trailers: trailersOf(sent.subarray(end)),
  };
}

function checkLength(stated: string | undefined, lengthBytes: number): void {
  if (stated === undefined) {
    const message = 'You must provide the x-amz-decoded-content-length HTTP header.';
    throw new ServiceError(411, 'MissingContentLength', message);
  }
  if (stated !== String(lengthBytes)) throw incompleteBody();
}

/** Each chunk is a line with its size in hexadecimal, then the bytes and a line break. The last has size 0. */
function readChunks(sent: Buffer): { chunks: Buffer[]; end: number } {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = sent.indexOf('\r\n', at);
    const size = lineEnd < 0 ? undefined : sent.toString('latin1', at, lineEnd).match(/^[0-9a-f]+/i)?.[0];
    if (size === undefined) throw incompleteBody();
    const start = lineEnd + 2;
    const end = start + Number.parseInt(size, 16);
    if (end === start) return { chunks, end };
    if (end > sent.length) throw incompleteBody();
    chunks.push(sent.subarray(start, end));
    at = end + 2;
  }
}

function trailersOf(tail: Buffer): Headers {
  const trailers: Record<string, string> = {};
  for (const line of tail.toString('latin1').split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) trailers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return trailers;
}

function incompleteBody(): ServiceError {
  return new ServiceError(400, 'IncompleteBody', 'The request body terminated unexpectedly');
}
