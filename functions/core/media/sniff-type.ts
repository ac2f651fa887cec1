import type { MediaType } from './media-types.ts';

/**
 * The type of a file by its first bytes; undefined if it is not a type that is published.
 *
 * The file's extension is not trusted. It only decides between sound and film, where both have the same container.
 */
export function sniffType(head: Uint8Array, extension: string): MediaType | undefined {
  const starts = (text: string, offset = 0) => latin1(head, offset, offset + text.length) === text;
  if (starts('\x89PNG\r\n\x1a\n') && starts('IHDR', 12)) return 'image/png';
  // A marker follows the start of image. No marker is 00 or FF (ITU-T T.81, annex B).
  if (starts('\xff\xd8\xff') && (head[3] ?? 0) >= 0xc0 && head[3] !== 0xff) return 'image/jpeg';
  if (starts('GIF87a') || starts('GIF89a')) return 'image/gif';
  if (starts('RIFF') && starts('WEBPVP8', 8)) return 'image/webp';
  if (starts('RIFF') && starts('WAVE', 8)) return 'audio/wav';
  if (starts('ftyp', 4)) return sniffIsoMedia(head, extension);
  if (starts('ID3') || isLayer3Frame(head)) return 'audio/mpeg';
  if (starts('fLaC')) return 'audio/flac';
  if (starts('OggS')) return sniffOgg(head);
  if (starts('\x1aE\xdf\xa3')) return sniffEbml(head, extension);
  if (starts('%PDF-')) return 'application/pdf';
  return isSvg(head) ? 'image/svg+xml' : sniffTranscript(head);
}

function latin1(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end));
}

const MP4_BRANDS: ReadonlySet<string> = new Set([
  'isom',
  'iso2',
  'iso3',
  'iso4',
  'iso5',
  'iso6',
  'iso8',
  'iso9',
  'avc1',
  'mp41',
  'mp42',
  'M4V ',
  'M4VP',
  'dash',
]);

/** By the brands of an ISO base media file: the major one, then compatible ones (ISO/IEC 14496-12, section 4.3). */
function sniffIsoMedia(head: Uint8Array, extension: string): MediaType | undefined {
  if (head.length < 12) return undefined;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const end = Math.min(view.getUint32(0), 256, head.length);
  const brands = [latin1(head, 8, 12)];
  for (let offset = 16; offset + 4 <= end; offset += 4) brands.push(latin1(head, offset, offset + 4));
  const [major = ''] = brands;
  if (major === 'M4A ' || major === 'M4B ') return 'audio/mp4';
  if (brands.includes('avif') || brands.includes('avis')) return 'image/avif';
  if (!MP4_BRANDS.has(major)) return undefined;
  return extension === 'm4a' || extension === 'm4b' ? 'audio/mp4' : 'video/mp4';
}

/**
 * True for the header of an MPEG audio frame of layer III without reserved values (ISO/IEC 11172-3, section 2.4.1.3).
 * Other layers do not count: `FF FE`, the byte order mark of UTF-16, would be a frame of layer I.
 */
function isLayer3Frame(head: Uint8Array): boolean {
  const [sync, version = 0, rates = 0] = head;
  const isSync = sync === 0xff && (version & 0xe0) === 0xe0;
  const isLayer3 = (version & 0x06) === 0x02 && (version & 0x18) !== 0x08;
  const bitRate = rates >> 4;
  return isSync && isLayer3 && bitRate !== 0 && bitRate !== 15 && (rates & 0x0c) !== 0x0c;
}

/** An Ogg or EBML file names its content in this many bytes. */
const CONTAINER_HEADER_BYTES = 64;

/** The first page names the codec. Film in Ogg (Theora) is not published: few browsers still play it. */
function sniffOgg(head: Uint8Array): MediaType | undefined {
  const page = latin1(head, 0, CONTAINER_HEADER_BYTES);
  return /OpusHead|\x01vorbis|\x7fFLAC|Speex/.test(page) ? 'audio/ogg' : undefined;
}

/** The DocType element tells WebM from Matroska (RFC 8794, section 11.2.4). */
function sniffEbml(head: Uint8Array, extension: string): MediaType | undefined {
  if (!/\x42\x82.?webm/s.test(latin1(head, 0, CONTAINER_HEADER_BYTES))) return undefined;
  return extension === 'weba' ? 'audio/webm' : 'video/webm';
}

/** What can stand before an SVG's root element: white space, XML declaration, comments, a document type. */
const PROLOGUE = /^(?:\s|<\?[^>]*>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\]\s*)?>)*/i;

/** The root element must begin within this many bytes. Drawing programs put a comment before it. */
const PROLOGUE_BYTES = 4_096;

function isSvg(head: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(head.subarray(0, PROLOGUE_BYTES));
  return /^<(?:[a-z]+:)?svg[\s>/]/i.test(text.replace(PROLOGUE, ''));
}

/** WebVTT, section 4.1. SubRip has no standard, but a file begins with the number and the times of its first line. */
const WEB_VTT = /^WEBVTT(?:[ \t\r\n]|$)/;
const SUB_RIP = /^\d{1,6}\r?\n\d{1,3}:\d\d:\d\d[,.]\d{3} --> \d/;

function sniffTranscript(head: Uint8Array): MediaType | undefined {
  const start = new TextDecoder('utf-8').decode(head.subarray(0, CONTAINER_HEADER_BYTES));
  if (WEB_VTT.test(start)) return 'text/vtt';
  if (SUB_RIP.test(start)) return 'application/x-subrip';
  return start.trimStart().startsWith('{') && hasChapters(head) ? 'application/json+chapters' : undefined;
}

/** True for JSON chapters of Podcasting 2.0, version 1.2: an object with a version and a list of chapters. */
function hasChapters(head: Uint8Array): boolean {
  try {
    const { version, chapters } = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(head));
    return typeof version === 'string' && Array.isArray(chapters);
  } catch {
    // Neither the decoder nor the parser has another way to say that this is not JSON.
    return false;
  }
}
