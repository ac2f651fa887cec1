import { ByteView } from './byte-view.ts';
import { filmFacts } from './film-facts.ts';
import { IMAGE_SIZE, type Size } from './image-size.ts';
import type { MediaFacts } from './media-facts.ts';
import { SOUND_SECONDS } from './sound-duration.ts';
import { svgSize } from './svg-size.ts';

/** Larger pictures are nobody's: the type's own limit, or a lie. */
const MAX_PIXELS = 65_535;

/** Over a week: the file lies. */
const MAX_SECONDS = 1_000_000;

/**
 * What a good file of this type says of itself; what its beginning does not tell, or tells absurdly, is left
 * out. Never throws, and takes no longer than in proportion to `head`.
 */
export function readMediaFacts(type: string, head: Uint8Array, sizeBytes: number): MediaFacts {
  const file = new ByteView(head);
  const film = type === 'video/mp4' || type === 'audio/mp4' ? filmFacts(file) : {};
  const size = type === 'image/svg+xml' ? svgSize(head) : (IMAGE_SIZE[type]?.(file) ?? film.size);
  const seconds = SOUND_SECONDS[type]?.(file, sizeBytes) ?? film.durationSeconds;
  return { type, sizeBytes, ...shownSize(size), ...playedSeconds(seconds) };
}

function shownSize(size: Size | undefined): Partial<Size> {
  const [width, height] = [Math.round(size?.width ?? 0), Math.round(size?.height ?? 0)];
  const isReal = width > 0 && height > 0 && width <= MAX_PIXELS && height <= MAX_PIXELS;
  return isReal ? { width, height } : {};
}

/** Whole seconds: no player shows less. */
function playedSeconds(seconds = 0): { durationSeconds?: number } {
  return seconds > 0 && seconds <= MAX_SECONDS ? { durationSeconds: Math.max(1, Math.round(seconds)) } : {};
}
