/** What came of a request to somebody else's server. */
export interface Answer {
  /** Absent: there was no answer. */
  readonly status?: number;
  /** The beginning of the answer's body, or why there was none; one line, printable. */
  readonly text: string;
  readonly retryAfter?: string;
  /** The server took its time: others should not wait for it. */
  readonly isLate?: boolean;
}

/** How much of an answer is worth keeping, in characters. */
const MAX_TEXT_LENGTH = 200;

export function isAccepted({ status = 0 }: Answer): boolean {
  return status >= 200 && status < 300;
}

/** The beginning of what a stranger says, on one line and without control characters. */
export function excerptOf(text: string): string {
  return text
    .slice(0, 4 * MAX_TEXT_LENGTH)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_TEXT_LENGTH);
}
