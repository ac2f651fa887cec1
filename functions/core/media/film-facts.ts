import type { ByteView } from './byte-view.ts';
import type { Size } from './image-size.ts';
import { boxesIn, findBox } from './iso-boxes.ts';

/**
 * The duration of an MP4 or M4A file, and its size in pixels if it is a film (ISO/IEC 14496-12). Both are unknown if the
 * file has its index at the end.
 */
export function filmFacts(file: ByteView): { durationSeconds?: number | undefined; size?: Size | undefined } {
  const moov = findBox(file, 'moov', { start: 0, end: file.length });
  if (!moov) return {};
  let size: Size | undefined;
  for (const trak of boxesIn(file, moov)) {
    const header = trak.type === 'trak' ? findBox(file, 'tkhd', trak) : undefined;
    const found = header && trackSize(file, header.start);
    if (!size && found && found.width > 0) size = found;
  }
  const header = findBox(file, 'mvhd', moov);
  return { durationSeconds: header && movieSeconds(file, header.start), size };
}

/** Section 8.2.2: in version 1 the times have 64 bits. */
function movieSeconds(file: ByteView, at: number): number {
  const isLong = file.uint(at, 1) === 1;
  const scale = file.uint(at + (isLong ? 20 : 12), 4);
  const duration = isLong ? file.uint(at + 24, 4) * 2 ** 32 + file.uint(at + 28, 4) : file.uint(at + 16, 4);
  return duration / scale;
}

/**
 * Section 8.3.2: fixed-point numbers (16.16) behind a matrix. The first and fifth cell of the matrix are zero if it turns
 * the picture by a quarter.
 */
function trackSize(file: ByteView, at: number): Size {
  const matrix = at + (file.uint(at, 1) === 1 ? 52 : 40);
  const [width, height] = [file.uint(matrix + 36, 2), file.uint(matrix + 40, 2)];
  const isTurned = file.uint(matrix, 4) === 0 && file.uint(matrix + 16, 4) === 0;
  return isTurned ? { width: height, height: width } : { width, height };
}
