import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { CachePolicyModel } from '../template/model.ts';
import type { EdgeRequest, EdgeResponse } from './messages.ts';

/** CloudFront compresses objects of 1,000 to 10,000,000 bytes (developer guide, serving compressed files). */
const MIN_BYTES = 1_000;
const MAX_BYTES = 10_000_000;
const COMPRESSED_STATUSES = [200, 403, 404];
/** Fast, with a result about as small as CloudFront's. */
const BROTLI_QUALITY = 5;

/**
 * The types that CloudFront compresses, from the same page. It does not compress `application/atom+xml` and
 * `application/feed+json`.
 */
const COMPRESSED_TYPES = new Set([
  'application/dash+xml',
  'application/eot',
  'application/font',
  'application/font-sfnt',
  'application/javascript',
  'application/json',
  'application/opentype',
  'application/otf',
  'application/pdf',
  'application/pkcs7-mime',
  'application/protobuf',
  'application/rss+xml',
  'application/truetype',
  'application/ttf',
  'application/vnd.apple.mpegurl',
  'application/vnd.mapbox-vector-tile',
  'application/vnd.ms-fontobject',
  'application/wasm',
  'application/xhtml+xml',
  'application/xml',
  'application/x-font-opentype',
  'application/x-font-truetype',
  'application/x-font-ttf',
  'application/x-httpd-cgi',
  'application/x-javascript',
  'application/x-mpegurl',
  'application/x-opentype',
  'application/x-otf',
  'application/x-perl',
  'application/x-ttf',
  'font/eot',
  'font/opentype',
  'font/otf',
  'font/ttf',
  'image/svg+xml',
  'text/css',
  'text/csv',
  'text/html',
  'text/javascript',
  'text/js',
  'text/plain',
  'text/richtext',
  'text/tab-separated-values',
  'text/x-component',
  'text/x-java-source',
  'text/x-script',
  'text/xml',
  'vnd.apple.mpegurl',
]);

type Encoding = 'br' | 'gzip';

/** True if the response is compressed for viewers that accept that. Such a response varies by Accept-Encoding. */
export function isCompressible({ status, headers, body }: EdgeResponse): boolean {
  const type = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return (
    COMPRESSED_STATUSES.includes(status) &&
    COMPRESSED_TYPES.has(type) &&
    body.length >= MIN_BYTES &&
    body.length <= MAX_BYTES &&
    !('content-encoding' in headers)
  );
}

/** The encoding for a viewer: Brotli, else gzip, if the cache policy has it and the viewer accepts it. */
export function encodingFor(
  { headers }: EdgeRequest,
  { acceptsBrotli, acceptsGzip }: CachePolicyModel,
): Encoding | undefined {
  const accepted = acceptedEncodings(headers['accept-encoding']);
  if (acceptsBrotli && accepted.has('br')) return 'br';
  return acceptsGzip && accepted.has('gzip') ? 'gzip' : undefined;
}

/** The headers of a response in this encoding. The ETag becomes weak, because the bytes have changed. */
export function encodedHeaders(headers: EdgeResponse['headers'], encoding: Encoding): Record<string, string> {
  const { etag, 'accept-ranges': _, ...others } = headers;
  const weak = etag === undefined || etag.startsWith('W/') ? etag : `W/${etag}`;
  return { ...others, ...(weak === undefined ? {} : { etag: weak }), 'content-encoding': encoding };
}

export function compress(body: Buffer, encoding: Encoding): Buffer {
  if (encoding === 'gzip') return gzipSync(body);
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } });
}

/** The codings of an Accept-Encoding header with a weight above 0 (RFC 9110 section 12.5.3). */
function acceptedEncodings(header: string | undefined): Set<string> {
  const accepted = new Set<string>();
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const [coding = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const isRefused = parameters.some((parameter) => /^q=0(\.0{0,3})?$/.test(parameter));
    if (coding !== '' && !isRefused) accepted.add(coding);
  }
  return accepted;
}
