import type { GatewayResponse } from '../gateway/service.ts';
import type { S3Object, S3Store } from './object-store.ts';
import type { S3Request } from './s3-request.ts';
import { element, S3_NAMESPACE, xmlAnswer } from './xml.ts';

/** S3's limit for one answer. */
const MAX_KEYS = 1000;

interface Page {
  readonly objects: readonly S3Object[];
  readonly commonPrefixes: readonly string[];
  /** The last key or prefix of the page, if there is a next page. */
  readonly next?: string;
}

/** ListObjectsV2 and ListObjects. Those of fauxqs repeat common prefixes across pages and sort by locale. */
export function listObjects(store: S3Store, request: S3Request): GatewayResponse {
  const { query, bucket } = request;
  const isV2 = query.has('list-type');
  const maxKeys = Math.min(Number(query.get('max-keys') ?? MAX_KEYS) || 0, MAX_KEYS);
  const token = query.get('continuation-token');
  const after = isV2
    ? token
      ? Buffer.from(token, 'base64url').toString('utf8')
      : (query.get('start-after') ?? '')
    : (query.get('marker') ?? '');
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const page = pageOf(sortedObjects(store, bucket, prefix), prefix, delimiter, after, maxKeys);
  const encode = query.get('encoding-type') === 'url' ? encodeKey : (text: string) => text;
  const parts = [
    element('Name', bucket),
    element('Prefix', encode(prefix)),
    element('MaxKeys', maxKeys),
    ...(delimiter ? [element('Delimiter', encode(delimiter))] : []),
    ...(query.has('encoding-type') ? [element('EncodingType', 'url')] : []),
    element('IsTruncated', page.next !== undefined),
    ...(isV2 ? versionTwo(page, query, encode) : versionOne(page, query, encode)),
    ...page.objects.map((object) => contents(object, encode)),
    ...page.commonPrefixes.map((one) => `<CommonPrefixes>${element('Prefix', encode(one))}</CommonPrefixes>`),
  ];
  return xmlAnswer(`<ListBucketResult ${S3_NAMESPACE}>${parts.join('')}</ListBucketResult>`);
}

function versionTwo(page: Page, query: URLSearchParams, encode: (text: string) => string): string[] {
  const token = query.get('continuation-token');
  const startAfter = query.get('start-after');
  return [
    element('KeyCount', page.objects.length + page.commonPrefixes.length),
    ...(token ? [element('ContinuationToken', token)] : []),
    ...(startAfter ? [element('StartAfter', encode(startAfter))] : []),
    ...(page.next === undefined
      ? []
      : [element('NextContinuationToken', Buffer.from(page.next).toString('base64url'))]),
  ];
}

function versionOne(page: Page, query: URLSearchParams, encode: (text: string) => string): string[] {
  return [
    element('Marker', encode(query.get('marker') ?? '')),
    ...(page.next === undefined ? [] : [element('NextMarker', encode(page.next))]),
  ];
}

/** The objects in UTF-8 binary order, which is S3's. */
function sortedObjects(store: S3Store, bucket: string, prefix: string): S3Object[] {
  const { objects } = store.listObjects(bucket, { prefix, maxKeys: Number.POSITIVE_INFINITY });
  return objects
    .map((object) => ({ object, bytes: Buffer.from(object.key) }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
    .map(({ object }) => object);
}

function pageOf(
  sorted: readonly S3Object[],
  prefix: string,
  delimiter: string,
  after: string,
  maxKeys: number,
): Page {
  const objects: S3Object[] = [];
  const commonPrefixes: string[] = [];
  let last = '';
  for (const object of sorted) {
    const common = commonPrefixOf(object.key, prefix, delimiter);
    const name = common ?? object.key;
    // If the last page ended with a common prefix, this one starts after everything under that prefix.
    if (name === commonPrefixes.at(-1) || name === after || !isAfter(object.key, after)) continue;
    if (objects.length + commonPrefixes.length >= maxKeys) return { objects, commonPrefixes, next: last };
    if (common === undefined) objects.push(object);
    else commonPrefixes.push(common);
    last = name;
  }
  return { objects, commonPrefixes };
}

function commonPrefixOf(key: string, prefix: string, delimiter: string): string | undefined {
  const at = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
}

function isAfter(key: string, after: string): boolean {
  return after === '' || Buffer.compare(Buffer.from(key), Buffer.from(after)) > 0;
}

function contents(object: S3Object, encode: (text: string) => string): string {
  return `<Contents>${[
    element('Key', encode(object.key)),
    element('LastModified', object.lastModified.toISOString()),
    element('ETag', object.etag),
    element('Size', object.contentLength),
    element('StorageClass', 'STANDARD'),
    ...(object.checksumAlgorithm
      ? [
          element('ChecksumAlgorithm', object.checksumAlgorithm),
          element('ChecksumType', object.checksumType ?? 'FULL_OBJECT'),
        ]
      : []),
  ].join('')}</Contents>`;
}

/** `EncodingType=url`, as S3 does it: `/` stays, and a space becomes `+`. */
function encodeKey(text: string): string {
  return encodeURIComponent(text).replaceAll('%2F', '/').replaceAll('%20', '+');
}
