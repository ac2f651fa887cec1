import type { ByteView } from './byte-view.ts';
import { boxesIn, findBox, isSideways } from './iso-boxes.ts';
import { jpegSize } from './jpeg-size.ts';

/** Pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How the size of each type of raster image is read; each gives zeros for what is not there. */
export const IMAGE_SIZE: Readonly<Record<string, (file: ByteView) => Size | undefined>> = {
  'image/png': pngSize,
  'image/jpeg': jpegSize,
  'image/gif': gifSize,
  'image/webp': webpSize,
  'image/avif': avifSize,
};

/** Portable Network Graphics (third edition), section 11.2.2: the header comes first. */
function pngSize(file: ByteView): Size {
  return { width: file.uint(16, 4), height: file.uint(20, 4) };
}

/** GIF89a, section 18: the logical screen. */
function gifSize(file: ByteView): Size {
  return { width: file.uintLe(6, 2), height: file.uintLe(8, 2) };
}

/** RFC 9649 section 2.5 to 2.7; RFC 6386 section 9.1 for the lossy kind. */
function webpSize(file: ByteView): Size | undefined {
  if (file.has('VP8X', 12)) return { width: file.uintLe(24, 3) + 1, height: file.uintLe(27, 3) + 1 };
  if (file.has('VP8 ', 12) && file.has('\x9d\x01\x2a', 23)) {
    return { width: file.uintLe(26, 2) & 0x3fff, height: file.uintLe(28, 2) & 0x3fff };
  }
  if (!file.has('VP8L', 12) || !file.has('\x2f', 20)) return undefined;
  const bits = file.uintLe(21, 4);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/**
 * ISO/IEC 23008-12 section 6.5.3: an `ispe` for the image, its tiles, its alpha plane and its thumbnails; the
 * largest is the image. `irot` (section 6.5.10) turns it by quarters.
 */
function avifSize(file: ByteView): Size | undefined {
  const meta = findBox(file, 'meta', { start: 0, end: file.length });
  // A FullBox: version and flags stand before its boxes.
  const iprp = meta && findBox(file, 'iprp', { start: meta.start + 4, end: meta.end });
  const ipco = iprp && findBox(file, 'ipco', iprp);
  let largest: Size | undefined;
  let isTurned = false;
  for (const { type, start } of ipco ? boxesIn(file, ipco) : []) {
    if (type === 'irot') isTurned = isSideways(file.uint(start, 1));
    if (type !== 'ispe') continue;
    const size = { width: file.uint(start + 4, 4), height: file.uint(start + 8, 4) };
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest && isTurned ? { width: largest.height, height: largest.width } : largest;
}
