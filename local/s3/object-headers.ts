import { checksumHeaders } from './checksums.ts';
import type { S3Object } from './object-store.ts';

interface SystemMetadata {
  contentLanguage?: string;
  contentDisposition?: string;
  cacheControl?: string;
  contentEncoding?: string;
}

/** The headers that are stored with an object and returned unchanged, by the store's name for them. */
const SYSTEM_METADATA: Readonly<Record<keyof SystemMetadata, string>> = {
  contentLanguage: 'content-language',
  contentDisposition: 'content-disposition',
  cacheControl: 'cache-control',
  contentEncoding: 'content-encoding',
};

const USER_METADATA = 'x-amz-meta-';

/** The metadata of a new object, from the headers of its upload. */
export function metadataOf(headers: Readonly<Record<string, string>>): {
  contentType: string;
  metadata: Record<string, string>;
  system: SystemMetadata;
} {
  const system: SystemMetadata = {};
  for (const [name, header] of Object.entries(SYSTEM_METADATA)) {
    const value = headers[header];
    if (value) system[name as keyof SystemMetadata] = value;
  }
  const metadata = Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.startsWith(USER_METADATA))
      .map(([name, value]) => [name.slice(USER_METADATA.length), value]),
  );
  return { contentType: headers['content-type'] ?? 'binary/octet-stream', metadata, system };
}

/** The headers of the answer to a GET or HEAD, without the length. */
export function headersOfObject(object: S3Object, withChecksum: boolean): Record<string, string> {
  const headers: Record<string, string> = {
    'accept-ranges': 'bytes',
    'content-type': object.contentType,
    etag: object.etag,
    'last-modified': object.lastModified.toUTCString(),
  };
  for (const [name, header] of Object.entries(SYSTEM_METADATA)) {
    const value = object[name as keyof SystemMetadata];
    if (value) headers[header] = value;
  }
  for (const [name, value] of Object.entries(object.metadata)) headers[`${USER_METADATA}${name}`] = value;
  if (withChecksum && object.checksumAlgorithm && object.checksumValue) {
    const { checksumAlgorithm: algorithm, checksumValue: value, checksumType = 'FULL_OBJECT' } = object;
    Object.assign(headers, checksumHeaders({ algorithm, value, type: checksumType }));
  }
  return headers;
}
