import type { ByteView } from './byte-view.ts';
import type { Size } from './image-size.ts';

/** Start of frame, of any kind (ITU-T T.81, table B.1), but not DHT, JPG and DAC, which stand between them. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** TEM, restarts and start of image: they have no length. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

const APP1 = 0xe1;
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/** Exif 2.32, section 4.6.4: values from here on mean that the camera was held upright. */
const FIRST_SIDEWAYS_ORIENTATION = 5;
const LAST_ORIENTATION = 8;
const ORIENTATION_TAG = 0x0112;
/** Cameras write some twenty. */
const MAX_EXIF_FIELDS = 200;

/** The size of a JPEG as it is to be shown: turned as its Exif data say. */
export function jpegSize(file: ByteView): Size | undefined {
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
    // Before a marker any number of FF may stand (section B.1.1.2).
    at += marker === 0xff ? 1 : isBare(marker) ? 2 : 2 + Math.max(file.uint(at + 2, 2), 2);
  }
  return undefined;
}

/** Reads the orientation out of the TIFF structure that begins at `start`. */
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
