/** What a stored representation says about itself. */
export interface Validators {
  /** With its quotes, and `W/` if weak. */
  readonly etag?: string;
  readonly lastModified?: Date;
}

type Outcome = 'proceed' | 'not-modified' | 'failed';

/**
 * Evaluates the conditions of a GET or HEAD in the order of RFC 9110 section 13.2.2. If-Match replaces
 * If-Unmodified-Since, and If-None-Match replaces If-Modified-Since.
 *
 * @param headers - lower-case names
 */
export function evaluateConditions(
  headers: Readonly<Record<string, string>>,
  { etag, lastModified }: Validators,
): Outcome {
  const ifMatch = headers['if-match'];
  if (ifMatch !== undefined) {
    if (!etag || !listsStrongly(ifMatch, etag)) return 'failed';
  } else if (isBefore(headers['if-unmodified-since'], lastModified)) return 'failed';
  const ifNoneMatch = headers['if-none-match'];
  if (ifNoneMatch !== undefined) return etag && listsWeakly(ifNoneMatch, etag) ? 'not-modified' : 'proceed';
  const since = headers['if-modified-since'];
  const isUnchanged = since !== undefined && lastModified && isBefore(since, lastModified) === false;
  return isUnchanged ? 'not-modified' : 'proceed';
}

/** Weak comparison (RFC 9110 section 8.8.3.2) of an ETag with a list, or `*`. */
function listsWeakly(list: string, etag: string): boolean {
  return list.trim() === '*' || tagsOf(list).some((tag) => withoutWeakness(tag) === withoutWeakness(etag));
}

function listsStrongly(list: string, etag: string): boolean {
  return list.trim() === '*' || (!etag.startsWith('W/') && tagsOf(list).includes(etag));
}

/** No ETag of S3 or of this code has a comma, so a list may be split at commas. */
function tagsOf(list: string): string[] {
  return list.split(',').map((tag) => tag.trim());
}

function withoutWeakness(etag: string): string {
  return etag.startsWith('W/') ? etag.slice(2) : etag;
}

/** True if the HTTP date is before the instant, in whole seconds. Undefined if there is no valid date. */
function isBefore(date: string | undefined, instant: Date | undefined): boolean | undefined {
  const seconds = date === undefined ? Number.NaN : Math.floor(Date.parse(date) / 1000);
  if (Number.isNaN(seconds) || !instant) return undefined;
  return seconds < Math.floor(instant.getTime() / 1000);
}
