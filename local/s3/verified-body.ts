import { createHash } from 'node:crypto';
import { ServiceError } from '../gateway/service.ts';
import {
  badDigest,
  CHECKSUM_ALGORITHMS,
  type Checksum,
  checksumHeader,
  computeChecksum,
  invalidRequest,
  isChecksumValue,
} from './checksums.ts';
import type { S3Request } from './s3-request.ts';

/**
 * Checks everything that a request says of its body: `Content-MD5`, `x-amz-content-sha256`, and the checksum in a
 * header or in a trailer.
 *
 * @returns the checksum that came with the body, if one did
 * @throws {ServiceError} as S3 refuses it (S3 user guide, "Checking object integrity")
 */
export function verifyBody(request: S3Request): Checksum | undefined {
  verifyDigests(request);
  const checksum = sentChecksum(request);
  if (checksum && checksum.value !== computeChecksum(checksum.algorithm, [request.body])) {
    throw badDigest(checksum.algorithm);
  }
  return checksum;
}

/** Checks `Content-MD5` and `x-amz-content-sha256`. @throws {ServiceError} */
export function verifyDigests({ headers, body }: S3Request): void {
  const md5 = headers['content-md5'];
  if (md5 !== undefined && Buffer.from(md5, 'base64').length !== 16) {
    throw new ServiceError(400, 'InvalidDigest', 'The Content-MD5 you specified was invalid.');
  }
  if (md5 !== undefined && md5 !== createHash('md5').update(body).digest('base64')) {
    throw new ServiceError(400, 'BadDigest', 'The Content-MD5 you specified did not match what we received.');
  }
  // UNSIGNED-PAYLOAD, STREAMING-…, or a digest.
  const sha256 = headers['x-amz-content-sha256'];
  if (!sha256 || !/^[0-9a-f]{64}$/.test(sha256)) return;
  if (sha256 !== createHash('sha256').update(body).digest('hex')) {
    const message = "The provided 'x-amz-content-sha256' header does not match what was computed.";
    throw new ServiceError(400, 'XAmzContentSHA256Mismatch', message);
  }
}

function sentChecksum({ headers, trailers }: S3Request): Checksum | undefined {
  checkTrailers(headers['x-amz-trailer'], trailers);
  const inHeader = checksumsIn(headers, 'header');
  const sent = [...inHeader, ...checksumsIn(trailers, 'trailing header')];
  if (sent.length > 1) {
    throw invalidRequest(
      'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
    );
  }
  const [checksum] = sent;
  const named = headers['x-amz-sdk-checksum-algorithm'];
  if (named !== undefined && !checksum) {
    throw invalidRequest(
      'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.',
    );
  }
  if (named !== undefined && named.toUpperCase() !== checksum?.algorithm) {
    throw invalidRequest('Value for x-amz-sdk-checksum-algorithm header is invalid.');
  }
  return checksum;
}

/** The trailers are the ones that `x-amz-trailer` announces, and a signature, which is not checked. */
function checkTrailers(announced = '', trailers: S3Request['trailers']): void {
  const names = announced
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  for (const name of names) checkTrailerName(name);
  const came = Object.keys(trailers).filter((name) => name !== 'x-amz-trailer-signature');
  if (names.some((name) => !came.includes(name)) || came.some((name) => !names.includes(name))) {
    const message =
      'The request contained trailing data that was not well-formed or did not conform to our published schema.';
    throw new ServiceError(400, 'MalformedTrailerError', message);
  }
}

function checkTrailerName(name: string): void {
  const known = CHECKSUM_ALGORITHMS.map(checksumHeader);
  if (known.includes(name)) return;
  if (!name.startsWith('x-amz-checksum-')) {
    throw invalidRequest('The value specified in the x-amz-trailer header is not supported');
  }
  const message = `The local S3 does not emulate the trailer ${name}. Use one of ${known.join(', ')}.`;
  throw new ServiceError(501, 'NotImplemented', message);
}

function checksumsIn(headers: S3Request['headers'], kind: string): Checksum[] {
  return CHECKSUM_ALGORITHMS.flatMap((algorithm) => {
    const name = checksumHeader(algorithm);
    const value = headers[name];
    if (value === undefined) return [];
    if (!isChecksumValue(algorithm, value)) throw invalidRequest(`Value for ${name} ${kind} is invalid.`);
    return [{ algorithm, value }];
  });
}
