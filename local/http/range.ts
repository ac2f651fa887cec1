/** The first and the last byte of a part, counted from 0. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Reads a `Range` header with one range (RFC 9110 section 14.1.2). If a header has several ranges, or a unit or form
 * that they do not know, S3 and CloudFront answer with the whole.
 *
 * @returns undefined for the whole, `unsatisfiable` for 416
 */
export function readRange(
  header: string | undefined,
  lengthBytes: number,
): ByteRange | 'unsatisfiable' | undefined {
  const match = header?.match(/^bytes=(\d{0,15})-(\d{0,15})$/);
  if (!match) return undefined;
  const [, from = '', to = ''] = match;
  if (from === '' && to === '') return undefined;
  if (from === '') return lastBytes(Number(to), lengthBytes);
  const first = Number(from);
  const last = to === '' ? lengthBytes - 1 : Number(to);
  if (to !== '' && last < first) return undefined;
  return first >= lengthBytes ? 'unsatisfiable' : { first, last: Math.min(last, lengthBytes - 1) };
}

function lastBytes(count: number, lengthBytes: number): ByteRange | 'unsatisfiable' {
  if (count === 0 || lengthBytes === 0) return 'unsatisfiable';
  return { first: Math.max(0, lengthBytes - count), last: lengthBytes - 1 };
}
