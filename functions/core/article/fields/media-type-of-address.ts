/** The media types of what articles attach, by file name extension: IANA's, and for audio the common form. */
const TYPE_OF_EXTENSION: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  opus: 'audio/ogg',
  wav: 'audio/wav',
  flac: 'audio/flac',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  ogv: 'video/ogg',
  pdf: 'application/pdf',
  epub: 'application/epub+zip',
  zip: 'application/zip',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
};

/** RFC 2045 section 5.1: type/subtype of token characters, without parameters. */
const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/;

/** The media type of the file at an absolute address, by its name; `application/octet-stream` if unknown. */
export function mediaTypeOfAddress(href: string): string {
  return TYPE_OF_EXTENSION[extensionOf(href)] ?? 'application/octet-stream';
}

function extensionOf(href: string): string {
  return /\.([a-z0-9]{1,5})$/i.exec(new URL(href).pathname.slice(-10))?.[1]?.toLowerCase() ?? '';
}

/** The media types that Podcasting 2.0 names for transcripts, by file name extension. */
const TRANSCRIPT_TYPES: Readonly<Record<string, string>> = {
  vtt: 'text/vtt',
  srt: 'application/x-subrip',
  json: 'application/json',
  html: 'text/html',
};

/** The media type of the transcript at an absolute address, by its name; plain text if unknown. */
export function transcriptTypeOfAddress(href: string): string {
  return TRANSCRIPT_TYPES[extensionOf(href)] ?? 'text/plain';
}

/** A stated media type in lower case and without parameters; undefined if it is not one. */
export function checkedMediaType(stated: string | undefined): string | undefined {
  const type = stated?.split(';', 1)[0]?.trim().toLowerCase();
  return type !== undefined && MEDIA_TYPE.test(type) ? type : undefined;
}
