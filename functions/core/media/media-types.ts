const MEGABYTE = 1_000_000;

/** A camera's JPEG at full size has about half of it. */
const IMAGE_LIMIT_BYTES = 20 * MEGABYTE;

/** About four hours of podcast, or ten minutes of high-definition video. */
const AUDIO_VIDEO_LIMIT_BYTES = 500 * MEGABYTE;

/** An hour of speech has a tenth of it. */
const TRANSCRIPT_LIMIT_BYTES = 5 * MEGABYTE;

/** Chapters are read whole, because nothing at their beginning tells them from other JSON. */
const CHAPTERS_LIMIT_BYTES = 512 * 1024;

const PDF_LIMIT_BYTES = 50 * MEGABYTE;

/** An SVG is read whole, because it can contain code. */
export const SVG_LIMIT_BYTES = 512 * 1024;

/** One type of file that is published. */
export interface MediaKind {
  /** For messages. */
  readonly name: string;
  /** Lower case; the first is the usual one. */
  readonly extensions: readonly [string, ...string[]];
  readonly limitBytes: number;
}

/** All types of files that are published from `media/`, by media type. */
export const MEDIA_TYPES = {
  'image/png': { name: 'PNG', extensions: ['png'], limitBytes: IMAGE_LIMIT_BYTES },
  'image/jpeg': { name: 'JPEG', extensions: ['jpg', 'jpeg'], limitBytes: IMAGE_LIMIT_BYTES },
  'image/gif': { name: 'GIF', extensions: ['gif'], limitBytes: IMAGE_LIMIT_BYTES },
  'image/webp': { name: 'WebP', extensions: ['webp'], limitBytes: IMAGE_LIMIT_BYTES },
  'image/avif': { name: 'AVIF', extensions: ['avif'], limitBytes: IMAGE_LIMIT_BYTES },
  'image/svg+xml': { name: 'SVG', extensions: ['svg'], limitBytes: SVG_LIMIT_BYTES },
  'audio/mpeg': { name: 'MP3', extensions: ['mp3'], limitBytes: AUDIO_VIDEO_LIMIT_BYTES },
  'audio/mp4': { name: 'M4A', extensions: ['m4a', 'm4b', 'mp4'], limitBytes: AUDIO_VIDEO_LIMIT_BYTES },
  'audio/ogg': { name: 'Ogg', extensions: ['ogg', 'oga', 'opus'], limitBytes: AUDIO_VIDEO_LIMIT_BYTES },
  'audio/wav': { name: 'WAV', extensions: ['wav'], limitBytes: AUDIO_VIDEO_LIMIT_BYTES },
  'audio/flac': { name: 'FLAC', extensions: ['flac'], limitBytes: AUDIO_VIDEO_LIMIT_BYTES },
  'audio/webm': { name: 'WebM sound', extensions: ['weba'], limitBytes: AUDIO_VIDEO_LIMIT_BYTES },
  'video/mp4': { name: 'MP4', extensions: ['mp4', 'm4v'], limitBytes: AUDIO_VIDEO_LIMIT_BYTES },
  'video/webm': { name: 'WebM', extensions: ['webm'], limitBytes: AUDIO_VIDEO_LIMIT_BYTES },
  'text/vtt': { name: 'WebVTT', extensions: ['vtt'], limitBytes: TRANSCRIPT_LIMIT_BYTES },
  'application/x-subrip': { name: 'SubRip', extensions: ['srt'], limitBytes: TRANSCRIPT_LIMIT_BYTES },
  'application/json+chapters': {
    name: 'podcast chapters',
    extensions: ['json'],
    limitBytes: CHAPTERS_LIMIT_BYTES,
  },
  'application/pdf': { name: 'PDF', extensions: ['pdf'], limitBytes: PDF_LIMIT_BYTES },
} as const satisfies Readonly<Record<string, MediaKind>>;

export type MediaType = keyof typeof MEDIA_TYPES;
