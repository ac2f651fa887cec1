import { createHash } from 'node:crypto';

/** SHA-256 of a plain value's JSON, hexadecimal: equal values built in the same key order, equal digests. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** SHA-256 of an upload, hexadecimal. */
export function digestOfBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** MD5 of an object's bytes, hexadecimal: what S3 gives as the ETag of a single PUT under SSE-S3. */
export function etagOf(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex');
}
