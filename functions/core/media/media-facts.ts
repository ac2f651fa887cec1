import { ByteView } from './byte-view.ts';
import { filmFacts } from './film-facts.ts';
import { IMAGE_SIZE, type Size } from './image-size.ts';
import { SOUND_SECONDS } from './sound-duration.ts';

/** What is known of a media file by its content. */
export interface MediaFacts {
  /** The media type to serve it with. */
  readonly type: string;
  readonly sizeBytes: number;
  /** In pixels, as the picture is shown. Either both are present or neither. */
  readonly width?: number;
  readonly height?: number;
  /** Of sound and film, if the beginning of the file tells. */
  readonly durationSeconds?: number;
}

/** No real picture is wider or higher. A file that states more is wrong. */
const MAX_PIXELS = 65_535;

/** More than a week. A file that states more is wrong. */
const MAX_SECONDS = 1_000_000;

/**
 * Reads the facts of a file that may be published. What the beginning of the file does not tell, or tells absurdly, is
 * left out. Never throws, and takes time in proportion to `head` at most.
 *
 * @param head the file's first bytes
 * @param svgSize the size that an SVG states
 */
export function readMediaFacts(
  type: string,
  head: Uint8Array,
  sizeBytes: number,
  svgSize: Size | undefined,
): MediaFacts {
  const file = new ByteView(head);
  const film = type === 'video/mp4' || type === 'audio/mp4' ? filmFacts(file) : {};
  const size = svgSize ?? IMAGE_SIZE[type]?.(file) ?? film.size;
  const seconds = SOUND_SECONDS[type]?.(file, sizeBytes) ?? film.durationSeconds;
  return { type, sizeBytes, ...shownSize(size), ...playedSeconds(seconds) };
}

function shownSize(size: Size | undefined): Partial<Size> {
  const [width, height] = [Math.round(size?.width ?? 0), Math.round(size?.height ?? 0)];
  const isReal = width > 0 && height > 0 && width <= MAX_PIXELS && height <= MAX_PIXELS;
  return isReal ? { width, height } : {};
}

/** In whole seconds, because players show nothing finer. */
function playedSeconds(seconds = 0): { durationSeconds?: number } {
  return seconds > 0 && seconds <= MAX_SECONDS ? { durationSeconds: Math.max(1, Math.round(seconds)) } : {};
}
