import type { ByteView } from './byte-view.ts';
import { mp3Seconds } from './mp3-duration.ts';

/** How long a sound of each type plays, in seconds; NaN, zero or undefined if the file does not tell. */
export const SOUND_SECONDS: Readonly<
  Record<string, (file: ByteView, sizeBytes: number) => number | undefined>
> = {
  'audio/mpeg': mp3Seconds,
  'audio/wav': wavSeconds,
  'audio/flac': flacSeconds,
};

/** Size of what is open-ended, as programs write it that do not know yet. */
const UNKNOWN_SIZE = 0xffffffff;

/** Multimedia Programming Interface 1.0: the bytes of the `data` chunk by the bytes per second of `fmt `. */
function wavSeconds(file: ByteView, sizeBytes: number): number | undefined {
  let bytesPerSecond = 0;
  for (let at = 12; at + 8 <= file.length; ) {
    const size = file.uintLe(at + 4, 4);
    if (file.has('fmt ', at)) bytesPerSecond = file.uintLe(at + 16, 4);
    if (file.has('data', at)) {
      const rest = sizeBytes - at - 8;
      return (size === UNKNOWN_SIZE ? rest : Math.min(size, rest)) / bytesPerSecond;
    }
    // Chunks begin at even bytes.
    at += 8 + size + (size % 2);
  }
  return undefined;
}

/** RFC 9639 section 8.2: 20 bits of sample rate, then 16 bits of other things, then 36 bits of samples. */
function flacSeconds(file: ByteView): number {
  const samplesPerSecond = file.uint(18, 4) >>> 12;
  const samples = (file.uint(21, 1) & 0x0f) * 2 ** 32 + file.uint(22, 4);
  return samples / samplesPerSecond;
}
