import type { ByteView } from './byte-view.ts';

/** A part of a file. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** A box of an ISO base media file, by its content. */
interface Box extends Span {
  readonly type: string;
}

const TYPES = ['meta', 'iprp', 'ipco', 'ispe', 'irot', 'moov', 'mvhd', 'trak', 'tkhd'];

/** The boxes in `span` whose type is used here, in file order (ISO/IEC 14496-12, section 4.2). */
export function* boxesIn(file: ByteView, { start, end }: Span): Generator<Box, void> {
  let at = start;
  while (at + 8 <= end) {
    const short = file.uint(at, 4);
    const isLong = short === 1;
    const header = isLong ? 16 : 8;
    const size = isLong ? file.uint(at + 8, 4) * 2 ** 32 + file.uint(at + 12, 4) : short;
    // Size 0 means: to the end of the file.
    const next = size === 0 ? end : at + size;
    if (next < at + header) return;
    const type = TYPES.find((name) => file.has(name, at + 4));
    if (type) yield { type, start: at + header, end: Math.min(next, end) };
    at = next;
  }
}

/** The first box of this type in `span`. */
export function findBox(file: ByteView, type: string, span: Span): Box | undefined {
  for (const box of boxesIn(file, span)) if (box.type === type) return box;
  return undefined;
}

/** True if a turn by so many quarters exchanges width and height. */
export function isSideways(quarters: number): boolean {
  return quarters % 2 === 1;
}
