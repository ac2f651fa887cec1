import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { ServiceError } from '../gateway/service.ts';

export type ChecksumAlgorithm = 'CRC32' | 'SHA1' | 'SHA256';

export interface Checksum {
  readonly algorithm: ChecksumAlgorithm;
  /** Base64. */
  readonly value: string;
}

const COMPUTE: Readonly<Record<ChecksumAlgorithm, (body: Buffer) => string>> = {
  CRC32(body) {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(crc32(body));
    return bytes.toString('base64');
  },
  SHA1: (body) => createHash('sha1').update(body).digest('base64'),
  SHA256: (body) => createHash('sha256').update(body).digest('base64'),
};

/** The header that carries a checksum of this kind. */
export function checksumHeader(algorithm: ChecksumAlgorithm): string {
  return `x-amz-checksum-${algorithm.toLowerCase()}`;
}

/**
 * The checksum that came with a body, if there is one. It and Content-MD5 are checked.
 *
 * @throws {ServiceError} BadDigest if one of them does not match the body
 */
export function verifiedChecksum(
  headers: Readonly<Record<string, string>>,
  body: Buffer,
): Checksum | undefined {
  const md5 = headers['content-md5'];
  if (md5 !== undefined && md5 !== createHash('md5').update(body).digest('base64')) throw badDigest('MD5');
  for (const algorithm of Object.keys(COMPUTE) as ChecksumAlgorithm[]) {
    const value = headers[checksumHeader(algorithm)];
    if (value === undefined) continue;
    if (value !== COMPUTE[algorithm](body)) throw badDigest(algorithm);
    return { algorithm, value };
  }
  return undefined;
}

function badDigest(algorithm: string): ServiceError {
  return new ServiceError(
    400,
    'BadDigest',
    `The ${algorithm} you specified did not match the calculated checksum.`,
  );
}
