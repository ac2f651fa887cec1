import { createHash } from 'node:crypto';

/**
 * A name-based `urn:uuid:` (RFC 9562 section 5.8, version 8): the same parts always give the same identifier.
 * Made from the SHA-256 of the parts, each preceded by its length so that ('ab', 'c') and ('a', 'bc') differ.
 */
export function nameUuid(...parts: string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:${part}`, 'utf8');
  const bytes = hash.digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80; // version 8: custom
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80; // variant 10
  const hex = bytes.toString('hex');
  const groups = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return `urn:uuid:${groups.join('-')}`;
}
