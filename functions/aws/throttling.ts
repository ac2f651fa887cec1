/**
 * The errors of a service that gets more requests than it takes at the moment. (DynamoDB developer guide, "Error
 * handling"; Amazon S3 API, "List of error codes"; SQS, "Common errors".)
 */
const THROTTLED: ReadonlySet<string> = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
]);

const TOO_MANY_REQUESTS = 429;

/** True if a service refused a request only because there were too many, after the SDK's own retries. */
export function isThrottled(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
  return THROTTLED.has(error.name) || $metadata?.httpStatusCode === TOO_MANY_REQUESTS;
}
