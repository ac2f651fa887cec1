import { S3ServiceException } from '@aws-sdk/client-s3';

/**
 * S3 has no error classes for conditional writes. The status tells (Amazon S3 user guide, "Add preconditions to S3
 * operations"): 412, the condition does not hold; 409, another write is under way; 404, there is nothing to match.
 */
const CONDITION_STATUSES: readonly (number | undefined)[] = [404, 409, 412];

/** True if a conditional write was refused because the object is not as expected. */
export function isConditionRefused(error: unknown): boolean {
  return statusIn(error, CONDITION_STATUSES);
}

/**
 * True if a copy was refused because its source is gone or is another version. A 409 says nothing about the source.
 * Nobody else makes that copy, so it must be tried again.
 */
export function isSourceChanged(error: unknown): boolean {
  return statusIn(error, [404, 412]);
}

export function isNotFound(error: unknown): boolean {
  return statusIn(error, [404]);
}

/** True if a GET with `If-None-Match` found the version that is known already. */
export function isNotModified(error: unknown): boolean {
  return statusIn(error, [304]);
}

/** True if a GET with `Range` found an empty object (RFC 9110 section 15.5.17). */
export function isRangeNotSatisfiable(error: unknown): boolean {
  return statusIn(error, [416]);
}

function statusIn(error: unknown, statuses: readonly (number | undefined)[]): boolean {
  return error instanceof S3ServiceException && statuses.includes(error.$metadata.httpStatusCode);
}
