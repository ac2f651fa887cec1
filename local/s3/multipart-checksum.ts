import { ServiceError } from '../gateway/service.ts';
import {
  algorithmNamed,
  badDigest,
  CHECKSUM_ALGORITHMS,
  type Checksum,
  type ChecksumAlgorithm,
  type ChecksumType,
  checksumElement,
  checksumHeader,
  compositeChecksum,
  computeChecksum,
  DEFAULT_ALGORITHM,
  invalidRequest,
  type ObjectChecksum,
} from './checksums.ts';
import type { S3Request } from './s3-request.ts';

/**
 * The checksum that an upload in parts was created with. Its parts must have the same algorithm (S3 user guide,
 * "Checking object integrity for data uploads", multipart uploads).
 */
export interface AgreedChecksum {
  readonly algorithm: ChecksumAlgorithm;
  readonly type: ChecksumType;
}

/** A part as CompleteMultipartUpload names it, with what was uploaded. */
export interface NamedPart {
  readonly partNumber: number;
  /** The elements of the part in the request: `ETag`, `ChecksumCRC32`. */
  readonly elements: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly checksumValue?: string;
}

/** The types that an algorithm can have. The first is the one it has if none is asked for. */
const TYPES: Readonly<Record<ChecksumAlgorithm, readonly ChecksumType[]>> = {
  CRC32: ['COMPOSITE', 'FULL_OBJECT'],
  CRC32C: ['COMPOSITE', 'FULL_OBJECT'],
  CRC64NVME: ['FULL_OBJECT'],
  SHA1: ['COMPOSITE'],
  SHA256: ['COMPOSITE'],
};

/** What CreateMultipartUpload asks for, if it asks for a checksum. @throws {ServiceError} */
export function agreedChecksum(headers: S3Request['headers']): AgreedChecksum | undefined {
  const name = headers['x-amz-checksum-algorithm'];
  const type = headers['x-amz-checksum-type']?.toUpperCase();
  if (name === undefined && type === undefined) return undefined;
  if (name === undefined) {
    throw invalidRequest(
      'The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.',
    );
  }
  const algorithm = algorithmNamed(name);
  const agreed = TYPES[algorithm].find((one) => type === undefined || one === type);
  if (agreed) return { algorithm, type: agreed };
  if (type !== 'COMPOSITE' && type !== 'FULL_OBJECT') {
    throw invalidRequest('Value for x-amz-checksum-type header is invalid.');
  }
  throw invalidRequest(
    `The ${type} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`,
  );
}

/**
 * The checksum of a part, to be told to the client.
 *
 * @param sent - what came with the part, already verified
 * @throws {ServiceError} if it is not of the algorithm that the upload was created with
 */
export function partChecksum(
  agreed: AgreedChecksum | undefined,
  sent: Checksum | undefined,
  body: Buffer,
): Checksum | undefined {
  if (!agreed || sent?.algorithm === agreed.algorithm) return sent;
  if (sent || agreed.type === 'COMPOSITE') throw mismatch(agreed.algorithm, sent?.algorithm);
  return copiedPartChecksum(agreed, body);
}

/** The checksum of a part that S3 copies from an object: S3 computes it. */
export function copiedPartChecksum(agreed: AgreedChecksum, body: Buffer): Checksum {
  return { algorithm: agreed.algorithm, value: computeChecksum(agreed.algorithm, [body]) };
}

/**
 * The checksum of the object that CompleteMultipartUpload makes of `parts`.
 *
 * @throws {ServiceError} if the request says another checksum, of the object or of a part
 */
export function completedChecksum(
  agreed: AgreedChecksum | undefined,
  headers: S3Request['headers'],
  parts: readonly NamedPart[],
): ObjectChecksum {
  for (const part of parts) checkNamedChecksum(agreed, part);
  const { algorithm, type } = agreed ?? { algorithm: DEFAULT_ALGORITHM, type: 'FULL_OBJECT' as const };
  const value =
    type === 'COMPOSITE'
      ? compositeChecksum(
          algorithm,
          parts.map(({ checksumValue = '' }) => checksumValue),
        )
      : computeChecksum(
          algorithm,
          parts.map(({ body }) => body),
        );
  checkObjectHeaders(agreed, headers, { algorithm, type, value });
  return { algorithm, type, value };
}

function checkNamedChecksum(agreed: AgreedChecksum | undefined, part: NamedPart): void {
  const { elements, checksumValue, partNumber } = part;
  const named = Object.keys(elements).filter((name) => name.startsWith('Checksum'));
  const expected = agreed && checksumElement(agreed.algorithm);
  if (named.some((name) => name !== expected || elements[name] !== checksumValue)) throw invalidPart();
  if (agreed?.type === 'COMPOSITE' && named.length === 0) {
    throw invalidRequest(
      `The upload was created using a ${agreed.algorithm.toLowerCase()} checksum. The complete request must include the checksum for each part. It was missing for part ${partNumber} in the request.`,
    );
  }
}

function checkObjectHeaders(
  agreed: AgreedChecksum | undefined,
  headers: S3Request['headers'],
  { algorithm, type, value }: ObjectChecksum,
): void {
  const statedType = headers['x-amz-checksum-type'];
  if (statedType !== undefined && statedType.toUpperCase() !== type) {
    throw invalidRequest(
      `The upload was created using the ${type} checksum mode. The complete request must use the same checksum mode.`,
    );
  }
  for (const stated of CHECKSUM_ALGORITHMS) {
    const statedValue = headers[checksumHeader(stated)];
    if (statedValue === undefined) continue;
    // S3 ignores another algorithm's checksum if the upload was created without any.
    if (stated !== algorithm && agreed) throw mismatch(algorithm, stated);
    if (stated === algorithm && ![value, value.split('-', 1)[0]].includes(statedValue)) {
      throw badDigest(stated.toLowerCase());
    }
  }
}

/** S3's error for a part that was not uploaded, or was uploaded with another ETag or checksum. */
export function invalidPart(): ServiceError {
  return new ServiceError(
    400,
    'InvalidPart',
    "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
  );
}

function mismatch(expected: ChecksumAlgorithm, actual: ChecksumAlgorithm | undefined): ServiceError {
  return invalidRequest(
    `Checksum Type mismatch occurred, expected checksum Type: ${expected.toLowerCase()}, actual checksum Type: ${actual?.toLowerCase() ?? 'null'}`,
  );
}
