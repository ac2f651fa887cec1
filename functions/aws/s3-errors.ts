import { S3ServiceException } from '@aws-sdk/client-s3';

/**
 * S3 models no error classes for conditional writes; the status tells (Amazon S3 user guide, "Add
 * preconditions to S3 operations"): 412 the condition does not hold, 409 another write is under way, 404
 * there is nothing left to match.
 */
const CONDITION_STATUSES: readonly (number | undefined)[] = [404, 409, 412];

/** Whether a conditional write was refused because the object is not as expected. */
export function isConditionRefused(error: unknown): boolean {
  return statusIn(error, CONDITION_STATUSES);
}

/**
 * Whether a copy was refused because its source is gone or another version. A 409 says nothing of the source:
 * nobody else will make that copy, so it is to be tried again.
 */
export function isSourceChanged(error: unknown): boolean {
  return statusIn(error, [404, 412]);
}

export function isNotFound(error: unknown): boolean {
  return statusIn(error, [404]);
}

/** A GET with `If-None-Match` found the version already known. */
export function isNotModified(error: unknown): boolean {
  return statusIn(error, [304]);
}

/** A GET with `Range` of an empty object (RFC 9110 section 15.5.17). */
export function isRangeNotSatisfiable(error: unknown): boolean {
  return statusIn(error, [416]);
}

function statusIn(error: unknown, statuses: readonly (number | undefined)[]): boolean {
  return error instanceof S3ServiceException && statuses.includes(error.$metadata.httpStatusCode);
}
