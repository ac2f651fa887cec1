/** The result of a request to somebody else's server. */
export interface Answer {
  /** The HTTP status; absent if there was no answer. */
  readonly status?: number;
  /** The beginning of the answer's body, or why there was no answer. One printable line. */
  readonly text: string;
  readonly retryAfter?: string;
  /** True if the server was so slow that others should not wait for it. */
  readonly isLate?: boolean;
}

/** How much of an answer is kept, in characters. */
const MAX_TEXT_LENGTH = 200;

export function isAccepted({ status = 0 }: Answer): boolean {
  return status >= 200 && status < 300;
}

/** The beginning of a stranger's text, on one line and without control characters. */
export function excerptOf(text: string): string {
  return text
    .slice(0, 4 * MAX_TEXT_LENGTH)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_TEXT_LENGTH);
}
