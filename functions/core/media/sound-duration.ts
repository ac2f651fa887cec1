import type { ByteView } from './byte-view.ts';

/**
 * Reads the duration of a sound in seconds, by media type. A reader gives undefined, zero or NaN if the beginning of the
 * file does not tell.
 */
export const SOUND_SECONDS: Readonly<
  Record<string, (file: ByteView, sizeBytes: number) => number | undefined>
> = {
  'audio/mpeg': mp3Seconds,
  'audio/wav': wavSeconds,
  'audio/flac': flacSeconds,
};

/** Programs write this size if they do not know yet how much will follow. */
const UNKNOWN_SIZE = 0xffffffff;

/** Multimedia Programming Interface 1.0: the bytes of the `data` chunk, divided by the bytes per second of `fmt `. */
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

/** RFC 9639, section 8.2: 20 bits of sample rate, 8 bits of other things, 36 bits for the number of samples. */
function flacSeconds(file: ByteView): number {
  const samplesPerSecond = file.uint(18, 4) >>> 12;
  const samples = (file.uint(21, 1) & 0x0f) * 2 ** 32 + file.uint(22, 4);
  return samples / samplesPerSecond;
}

/** For layer III, in kilobits per second (ISO/IEC 11172-3 and 13818-3, section 2.4.2.3). */
const BIT_RATES = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const LOW_BIT_RATES = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const SAMPLE_RATES = [44_100, 48_000, 32_000];

/** The two bits of the frame header for the version. The value 1 is reserved. */
const MPEG_1 = 3;
const MPEG_2 = 2;

interface Frame {
  readonly at: number;
  readonly samples: number;
  readonly samplesPerSecond: number;
  readonly bytesPerSecond: number;
  /** Where the encoder's own header begins, if it wrote one. */
  readonly encoderHeader: number;
}

/** By the number of frames if the encoder wrote it down, else by a constant bit rate. */
function mp3Seconds(file: ByteView, sizeBytes: number): number | undefined {
  const frame = firstFrame(file);
  if (!frame) return undefined;
  const frames = notedFrames(file, frame);
  if (frames > 0) return (frames * frame.samples) / frame.samplesPerSecond;
  return (sizeBytes - frame.at) / frame.bytesPerSecond;
}

function firstFrame(file: ByteView): Frame | undefined {
  const at = endOfTag(file);
  const version = (file.uint(at + 1, 1) >> 3) & 3;
  const isLayer3 = file.uint(at, 1) === 0xff && (file.uint(at + 1, 1) & 0xe6) === 0xe2;
  const rates = file.uint(at + 2, 1);
  const sampleRate = SAMPLE_RATES[(rates >> 2) & 3];
  const bitRate = (version === MPEG_1 ? BIT_RATES : LOW_BIT_RATES)[rates >> 4];
  if (!isLayer3 || version === 1 || !sampleRate || !bitRate) return undefined;
  const isMono = file.uint(at + 3, 1) >> 6 === 3;
  const sideInformation = version === MPEG_1 ? (isMono ? 17 : 32) : isMono ? 9 : 17;
  return {
    at,
    samples: version === MPEG_1 ? 1152 : 576,
    samplesPerSecond: version === MPEG_1 ? sampleRate : sampleRate / (version === MPEG_2 ? 2 : 4),
    bytesPerSecond: bitRate * 125,
    encoderHeader: at + 4 + sideInformation,
  };
}

/** ID3v2.4, section 3.1: the size has four times seven bits; a footer may follow. */
function endOfTag(file: ByteView): number {
  if (!file.has('ID3', 0)) return 0;
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + (file.uint(at, 1) & 0x7f), 0);
  return 10 + size + (file.uint(5, 1) & 0x10 ? 10 : 0);
}

/** By the header of LAME and Xing (variable or constant rate) or of Fraunhofer; 0 without one. */
function notedFrames(file: ByteView, { at, encoderHeader }: Frame): number {
  if (file.has('Xing', encoderHeader) || file.has('Info', encoderHeader)) {
    return file.uint(encoderHeader + 4, 4) & 1 ? file.uint(encoderHeader + 8, 4) : 0;
  }
  return file.has('VBRI', at + 36) ? file.uint(at + 50, 4) : 0;
}
