/**
 * What services answer when they are asked for more than they give at the moment: DynamoDB developer guide, "Error
 * handling"; Amazon S3 API, "List of error codes"; SQS, "Common errors".
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

/** Whether a service refused a request, after the SDK's own retries, only for there being too many. */
export function isThrottled(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
  return THROTTLED.has(error.name) || $metadata?.httpStatusCode === TOO_MANY_REQUESTS;
}
