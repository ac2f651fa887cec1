import type { ByteView } from './byte-view.ts';
import { boxesIn, findBox, isSideways } from './iso-boxes.ts';

/** In pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Reads the size of a raster image, by media type. A reader gives undefined or zeros if the beginning of the file does
 * not tell.
 */
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

/** RFC 9649, sections 2.5 to 2.7; for the lossy kind RFC 6386, section 9.1. */
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
 * ISO/IEC 23008-12, section 6.5.3: the image, its tiles, its alpha plane and its thumbnails have an `ispe` each. The
 * largest is that of the image. `irot` (section 6.5.10) turns it by quarters.
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

/** True for a start of frame of any kind (ITU-T T.81, table B.1). DHT, JPG and DAC have numbers between them. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** True for TEM, restarts and start of image, which have no length. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

const APP1 = 0xe1;
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/** Exif 2.32, section 4.6.4: with these values the picture is to be turned by a quarter. */
const FIRST_SIDEWAYS_ORIENTATION = 5;
const LAST_ORIENTATION = 8;
const ORIENTATION_TAG = 0x0112;
/** Cameras write about twenty. */
const MAX_EXIF_FIELDS = 200;

/** The size of a JPEG as it is shown: turned as its Exif data say. */
function jpegSize(file: ByteView): Size | undefined {
  let isTurned = false;
  let at = 2;
  while (at < file.length && file.uint(at, 1) === 0xff) {
    const marker = file.uint(at + 1, 1);
    if (marker === START_OF_SCAN || marker === END_OF_IMAGE) return undefined;
    if (isFrame(marker)) {
      const height = file.uint(at + 5, 2);
      const width = file.uint(at + 7, 2);
      return isTurned ? { width: height, height: width } : { width, height };
    }
    if (marker === APP1 && file.has('Exif\0\0', at + 4)) isTurned = isExifSideways(file, at + 10);
    // Any number of FF may stand before a marker (section B.1.1.2).
    at += marker === 0xff ? 1 : isBare(marker) ? 2 : 2 + Math.max(file.uint(at + 2, 2), 2);
  }
  return undefined;
}

/** True if the orientation, in the TIFF structure that begins at `start`, exchanges width and height. */
function isExifSideways(file: ByteView, start: number): boolean {
  const isLittleEndian = file.has('II', start);
  const uint = (at: number, size: 2 | 4) => (isLittleEndian ? file.uintLe(at, size) : file.uint(at, size));
  const directory = start + uint(start + 4, 4);
  const count = Math.min(uint(directory, 2), MAX_EXIF_FIELDS);
  for (let index = 0; index < count; index += 1) {
    const field = directory + 2 + 12 * index;
    if (uint(field, 2) !== ORIENTATION_TAG) continue;
    const orientation = uint(field + 8, 2);
    return orientation >= FIRST_SIDEWAYS_ORIENTATION && orientation <= LAST_ORIENTATION;
  }
  return false;
}
