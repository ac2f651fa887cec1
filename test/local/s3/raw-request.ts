import { request } from 'node:http';
import type { LocalCloud } from '../../../local/cloud.ts';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** S3's error code, if it is an error: `BadDigest`. */
  readonly code?: string;
}

interface RawRequest {
  /** One that is undefined is not sent. */
  readonly headers?: Record<string, string | undefined>;
  readonly body?: string | Buffer;
}

/** Signed by the operator, as the local cloud sees it: it reads who signed, and does not check the signature. */
const AUTHORIZATION =
  'AWS4-HMAC-SHA256 Credential=operator/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0';

/** Sends a request exactly as it is written, for what no SDK sends. `target` is the path and query. */
export function rawRequest(
  { awsEndpoint }: LocalCloud,
  method: string,
  target: string,
  { headers = {}, body = '' }: RawRequest = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(awsEndpoint);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        hostname,
        port,
        method,
        path: target,
        headers: {
          authorization: AUTHORIZATION,
          'content-length': Buffer.byteLength(body),
          ...Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)),
        },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const code = text.match(/<Error><Code>(\w+)</)?.[1];
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers as Record<string, string>,
            text,
            ...(code && { code }),
          });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The headers and the body of an upload with its checksum in a trailer, as SDKs send streams. */
export function inChunks(
  body: Buffer,
  trailers: Record<string, string>,
  sizeBytes = 7,
): Required<RawRequest> {
  const chunks: Buffer[] = [];
  for (let at = 0; at < body.length; at += sizeBytes) {
    const chunk = body.subarray(at, at + sizeBytes);
    chunks.push(Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n'));
  }
  const lines = Object.entries(trailers).map(([name, value]) => `${name}:${value}\r\n`);
  chunks.push(Buffer.from(`0\r\n${lines.join('')}\r\n`));
  return {
    headers: {
      'content-encoding': 'aws-chunked',
      'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      'x-amz-decoded-content-length': String(body.length),
      'x-amz-trailer': Object.keys(trailers).join(','),
    },
    body: Buffer.concat(chunks),
  };
}
