/** Bytes written as text, one per character up to U+00FF. */
export function bytes(...parts: readonly string[]): Uint8Array {
  return Uint8Array.from(parts.join(''), (character) => character.charCodeAt(0));
}

/** The beginning of a file of each accepted type, with the extension it usually has. */
export const GOOD_FILES: readonly (readonly [type: string, extension: string, head: Uint8Array])[] = [
  ['image/png', 'png', bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01')],
  ['image/jpeg', 'jpg', bytes('\xff\xd8\xff\xe0\0\x10JFIF\0')],
  ['image/jpeg', 'jpeg', bytes('\xff\xd8\xff\xdb\0\x43\0')],
  ['image/gif', 'gif', bytes('GIF87a\x01\0\x01\0')],
  ['image/gif', 'gif', bytes('GIF89a\x01\0\x01\0')],
  ['image/webp', 'webp', bytes('RIFF\x24\0\0\0WEBPVP8L')],
  ['image/avif', 'avif', bytes('\0\0\0\x1cftypavif\0\0\0\0avifmif1')],
  ['image/avif', 'avif', bytes('\0\0\0\x1cftypmif1\0\0\0\0mif1avif')],
  ['image/svg+xml', 'svg', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['audio/mpeg', 'mp3', bytes('ID3\x04\0\0\0\0\0\0')],
  ['audio/mpeg', 'mp3', bytes('\xff\xfb\x90\x64')],
  ['audio/mpeg', 'mp3', bytes('\xff\xf3\x40\xc0')],
  ['audio/mp4', 'm4a', bytes('\0\0\0\x1cftypM4A \0\0\0\0M4A mp42')],
  ['audio/mp4', 'm4a', bytes('\0\0\0\x14ftypmp42\0\0\0\0isom')],
  ['audio/ogg', 'opus', bytes('OggS\0\x02', '\0'.repeat(20), '\x01\x13OpusHead\x01')],
  ['audio/ogg', 'ogg', bytes('OggS\0\x02', '\0'.repeat(20), '\x01\x1e\x01vorbis')],
  ['audio/wav', 'wav', bytes('RIFF\x24\0\0\0WAVEfmt ')],
  ['audio/flac', 'flac', bytes('fLaC\0\0\0\x22')],
  ['audio/webm', 'weba', bytes('\x1aE\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm')],
  ['video/webm', 'webm', bytes('\x1aE\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm')],
  ['video/mp4', 'mp4', bytes('\0\0\0\x18ftypisom\0\0\x02\0isomavc1')],
  ['video/mp4', 'm4v', bytes('\0\0\0\x14ftypM4V \0\0\0\0mp42')],
  ['text/vtt', 'vtt', bytes('WEBVTT\n\n00:00.000 --> 00:02.000\nHello.\n')],
  ['application/x-subrip', 'srt', bytes('1\n00:00:00,000 --> 00:00:02,000\nHello.\n')],
  ['application/json+chapters', 'json', bytes('{"version": "1.2.0", "chapters": []}')],
  ['application/pdf', 'pdf', bytes('%PDF-1.7\n')],
];
