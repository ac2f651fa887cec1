/** How much of a body can matter: an opening paragraph with its markup. */
const OPENING_LENGTH = 8_000;

/**
 * Whether a summary is only the beginning of the article's own text (as it is when it was taken from there),
 * so that a page that shows both would say it twice. White space, punctuation and case are not compared.
 */
export function repeatsOpening(summary: string, body: string): boolean {
  const opening = body.slice(0, OPENING_LENGTH).replace(/<[^<>]*>|&[a-z]{1,8};|&#\w{1,6};/gi, ' ');
  const wanted = letters(summary);
  return wanted !== '' && letters(opening).startsWith(wanted);
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
