import { ServiceError } from '../gateway/service.ts';
import { LOCAL_ACCOUNT_ID } from '../template/naming.ts';
import { CHECKSUM_ALGORITHMS, checksumHeader } from './checksums.ts';

/** The headers of S3 (`x-amz-*`) that are emulated whatever their value, or that change nothing here. */
const EMULATED = new Set([
  ...CHECKSUM_ALGORITHMS.map(checksumHeader),
  'x-amz-checksum-algorithm',
  'x-amz-checksum-mode',
  'x-amz-checksum-type',
  'x-amz-content-sha256',
  'x-amz-copy-source',
  'x-amz-copy-source-if-match',
  'x-amz-copy-source-if-modified-since',
  'x-amz-copy-source-if-none-match',
  'x-amz-copy-source-if-unmodified-since',
  'x-amz-copy-source-range',
  'x-amz-date',
  'x-amz-decoded-content-length',
  'x-amz-metadata-directive',
  'x-amz-mp-object-size',
  'x-amz-sdk-checksum-algorithm',
  'x-amz-security-token',
  // No object has tags here, so there are none to copy or to replace.
  'x-amz-tagging-directive',
  'x-amz-trailer',
  'x-amz-user-agent',
]);

/** The values that ask for what S3 does anyway. Clients send them by default. */
const ASKS_FOR_NOTHING: Readonly<Record<string, readonly string[]>> = {
  'x-amz-acl': ['private', 'bucket-owner-full-control'],
  'x-amz-object-ownership': ['BucketOwnerEnforced'],
  // Only objects in an archive have a status to tell of, and there is no archive here.
  'x-amz-optional-object-attributes': ['RestoreStatus'],
  'x-amz-request-payer': ['requester'],
  'x-amz-server-side-encryption': ['AES256'],
  'x-amz-server-side-encryption-bucket-key-enabled': ['false'],
  'x-amz-storage-class': ['STANDARD'],
  'x-amz-tagging': [''],
  // The checksum that older SDKs for Java ask for is optional: S3 leaves it out for encrypted objects.
  'x-amz-te': ['append-md5'],
};

/** With these a caller makes sure that a bucket belongs to the account that it thinks of. */
const EXPECTED_OWNERS = ['x-amz-expected-bucket-owner', 'x-amz-source-expected-bucket-owner'];

/**
 * Refuses what a header asks for and the local S3 cannot do. It must never be answered as if it had taken effect.
 *
 * @throws {ServiceError} 501 NotImplemented, saying what to leave out; 403 for another owner than the local account
 */
export function checkRequestHeaders(headers: Readonly<Record<string, string>>, operation: string): void {
  for (const [name, value] of Object.entries(headers)) {
    if (EXPECTED_OWNERS.includes(name)) checkOwner(name, value);
    else if (!isHarmless(name, value)) throw notImplemented(name, value, operation);
  }
}

function isHarmless(name: string, value: string): boolean {
  if (name === 'expires') return false;
  if (!name.startsWith('x-amz-') || name.startsWith('x-amz-meta-')) return true;
  return EMULATED.has(name) || ASKS_FOR_NOTHING[name]?.includes(value) === true;
}

function checkOwner(name: string, value: string): void {
  if (value === LOCAL_ACCOUNT_ID) return;
  const message = `Access Denied: ${name} is ${value}, but the buckets here belong to ${LOCAL_ACCOUNT_ID}.`;
  throw new ServiceError(403, 'AccessDenied', message);
}

function notImplemented(name: string, value: string, operation: string): ServiceError {
  const message = `The local S3 does not emulate the header ${name}: ${value} of ${operation}. ${remedy(name)}`;
  return new ServiceError(501, 'NotImplemented', message);
}

function remedy(name: string): string {
  if (name.startsWith('x-amz-checksum-')) return `Use one of ${CHECKSUM_ALGORITHMS.join(', ')}.`;
  const accepted = ASKS_FOR_NOTHING[name]?.filter((value) => value !== '') ?? [];
  return `Leave it out${accepted.length ? `, or set it to ${accepted.join(' or ')}` : ''}.`;
}
