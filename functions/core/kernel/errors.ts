/**
 * Base of this project's own errors: a `code` for programs, a message for people. Names are spelt out, for a
 * bundle's classes have lost theirs.
 */
export abstract class BroadsheetError extends Error {
  abstract override readonly name: string;
  abstract readonly code: string;
}

/** The article and its metadata do not fit one item of the index (400 KB, DynamoDB service quotas). */
export class RecordTooLargeError extends BroadsheetError {
  override readonly name = 'RecordTooLargeError';
  override readonly code = 'record-too-large';
}

/** Other workers kept getting in first: nothing is wrong, but it is to be done again a little later. */
export class ContentionError extends BroadsheetError {
  override readonly name = 'ContentionError';
  override readonly code = 'contention';
}

/** No site is in force, which ingest sees to before it sends any job. */
export class NoSiteError extends BroadsheetError {
  override readonly name = 'NoSiteError';
  override readonly code = 'no-site';
}

/** A finished document broke a rule that no single article could be blamed for; nothing was written. */
export class InvalidDocumentError extends BroadsheetError {
  override readonly name = 'InvalidDocumentError';
  override readonly code = 'invalid-document';
}
