import { ServiceError } from '../gateway/service.ts';

export interface PlainBody {
  readonly body: Buffer;
  /** The headers of the request, and those that came after the body, e.g. a checksum. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Decodes an upload in the `aws-chunked` encoding, which lets SDKs send a checksum after the body (Signature Version 4,
 * "transferring payload in multiple chunks"). Chunk signatures are not checked.
 */
export function plainBodyOf(headers: Readonly<Record<string, string>>, sent: Buffer): PlainBody {
  const encodings = (headers['content-encoding'] ?? '').split(',').map((encoding) => encoding.trim());
  if (!encodings.includes('aws-chunked')) return { body: sent, headers };
  const { chunks, end } = readChunks(sent);
  const { 'content-encoding': _, ...others } = headers;
  const real = encodings.filter((encoding) => encoding !== 'aws-chunked' && encoding !== '').join(', ');
  return {
    body: Buffer.concat(chunks),
    headers: { ...others, ...(real ? { 'content-encoding': real } : {}), ...trailersOf(sent.subarray(end)) },
  };
}

function readChunks(sent: Buffer): { chunks: Buffer[]; end: number } {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = sent.indexOf('\r\n', at);
    const size = lineEnd < 0 ? Number.NaN : Number.parseInt(sent.toString('latin1', at, lineEnd), 16);
    const start = lineEnd + 2;
    if (Number.isNaN(size) || start + size > sent.length) {
      throw new ServiceError(400, 'IncompleteBody', 'The request body terminated unexpectedly');
    }
    if (size === 0) return { chunks, end: start };
    chunks.push(sent.subarray(start, start + size));
    at = start + size + 2;
  }
}

function trailersOf(tail: Buffer): Record<string, string> {
  const trailers: Record<string, string> = {};
  for (const line of tail.toString('latin1').split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) trailers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return trailers;
}
