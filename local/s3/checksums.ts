import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { ServiceError } from '../gateway/service.ts';
import { crc32c, crc64Nvme } from './crc.ts';

interface Algorithm {
  readonly lengthBytes: number;
  readonly compute: (chunks: Iterable<Buffer>) => Buffer;
}

/** The algorithms that clients use. S3's others (MD5, SHA-512, the XXHashes) are refused. */
const ALGORITHMS = {
  CRC32: { lengthBytes: 4, compute: crc32Of },
  CRC32C: { lengthBytes: 4, compute: crc32c },
  CRC64NVME: { lengthBytes: 8, compute: crc64Nvme },
  SHA1: { lengthBytes: 20, compute: (chunks) => hashOf('sha1', chunks) },
  SHA256: { lengthBytes: 32, compute: (chunks) => hashOf('sha256', chunks) },
} as const satisfies Record<string, Algorithm>;

export type ChecksumAlgorithm = keyof typeof ALGORITHMS;

export const CHECKSUM_ALGORITHMS = Object.keys(ALGORITHMS) as ChecksumAlgorithm[];

/** S3 gives an object this one if its upload has none. */
export const DEFAULT_ALGORITHM: ChecksumAlgorithm = 'CRC64NVME';

/** A checksum is of the whole object, or of the checksums of the parts that it was uploaded in. */
export type ChecksumType = 'FULL_OBJECT' | 'COMPOSITE';

export interface Checksum {
  readonly algorithm: ChecksumAlgorithm;
  /** Base64. A composite has the number of parts after it: `ROC8NA==-2`. */
  readonly value: string;
}

export interface ObjectChecksum extends Checksum {
  readonly type: ChecksumType;
}

/** The header that carries a checksum of this kind: `x-amz-checksum-crc64nvme`. */
export function checksumHeader(algorithm: ChecksumAlgorithm): string {
  return `x-amz-checksum-${algorithm.toLowerCase()}`;
}

/** The element that carries a checksum of this kind: `ChecksumCRC64NVME`. */
export function checksumElement(algorithm: ChecksumAlgorithm): string {
  return `Checksum${algorithm}`;
}

/** The algorithm that `x-amz-checksum-algorithm` asks for, in any case. @throws {ServiceError} */
export function algorithmNamed(name: string): ChecksumAlgorithm {
  const algorithm = CHECKSUM_ALGORITHMS.find((one) => one === name.toUpperCase());
  if (algorithm) return algorithm;
  const message = `The local S3 does not emulate the checksum algorithm ${name}. Use one of ${CHECKSUM_ALGORITHMS.join(', ')}.`;
  throw new ServiceError(501, 'NotImplemented', message);
}

/** The checksum of the concatenated chunks, in Base64. */
export function computeChecksum(algorithm: ChecksumAlgorithm, chunks: Iterable<Buffer>): string {
  return ALGORITHMS[algorithm].compute(chunks).toString('base64');
}

/** The checksum of a whole object. */
export function wholeChecksum(algorithm: ChecksumAlgorithm, body: Buffer): ObjectChecksum {
  return { algorithm, value: computeChecksum(algorithm, [body]), type: 'FULL_OBJECT' };
}

/** The checksum of the checksums of an upload's parts. */
export function compositeChecksum(algorithm: ChecksumAlgorithm, partChecksums: readonly string[]): string {
  const digests = partChecksums.map((value) => Buffer.from(value, 'base64'));
  return `${computeChecksum(algorithm, digests)}-${digests.length}`;
}

/** True if `value` could be a checksum of this kind: Base64 of the right length. */
export function isChecksumValue(algorithm: ChecksumAlgorithm, value: string): boolean {
  const bytes = Buffer.from(value, 'base64');
  return bytes.length === ALGORITHMS[algorithm].lengthBytes && bytes.toString('base64') === value;
}

/** The headers of an answer that tells a checksum. */
export function checksumHeaders({ algorithm, value, type }: Checksum & Partial<ObjectChecksum>) {
  return { [checksumHeader(algorithm)]: value, ...(type && { 'x-amz-checksum-type': type }) };
}

/** S3's error for a checksum that does not match what it is of. */
export function badDigest(algorithm: string): ServiceError {
  const message = `The ${algorithm} you specified did not match the calculated checksum.`;
  return new ServiceError(400, 'BadDigest', message);
}

/** S3's error for a request that contradicts itself. */
export function invalidRequest(message: string): ServiceError {
  return new ServiceError(400, 'InvalidRequest', message);
}

function crc32Of(chunks: Iterable<Buffer>): Buffer {
  let crc = 0;
  for (const chunk of chunks) crc = crc32(chunk, crc);
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc);
  return bytes;
}

function hashOf(name: string, chunks: Iterable<Buffer>): Buffer {
  const hash = createHash(name);
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest();
}
