import type { Problem } from '../kernel/problem.ts';
import { inspectSvg } from './inspect-svg.ts';
import { type MediaFacts, readMediaFacts } from './media-facts.ts';
import { MEDIA_TYPES, type MediaKind, type MediaType, SVG_LIMIT_BYTES } from './media-types.ts';
import { sniffType } from './sniff-type.ts';

/** How much of a file's beginning {@link inspectMedia} needs. An SVG of any allowed size fits. */
export const MEDIA_HEAD_BYTES = SVG_LIMIT_BYTES;

export interface InspectedMedia {
  /** Absent if and only if a problem is an error. */
  readonly facts?: MediaFacts;
  readonly problems: readonly Problem[];
}

/**
 * Decides whether a file under `media/` is published and with which media type, and reads its facts.
 *
 * @param key the object's key; only its extension counts
 * @param head the file's first {@link MEDIA_HEAD_BYTES} bytes, or the whole file if it is shorter
 * @param sizeBytes the size of the whole file
 */
export function inspectMedia(key: string, head: Uint8Array, sizeBytes: number): InspectedMedia {
  const extension = extensionOf(key);
  const type = sizeBytes === 0 ? undefined : sniffType(head, extension);
  if (!type) return { problems: [sizeBytes === 0 ? emptyFile() : unknownType(head)] };
  const kind: MediaKind = MEDIA_TYPES[type];
  if (sizeBytes > kind.limitBytes) return { problems: [tooLarge(kind, sizeBytes)] };
  const svg = type === 'image/svg+xml' ? inspectSvg(head) : undefined;
  if (svg?.problem) return { problems: [svg.problem] };
  return {
    facts: readMediaFacts(type, head, sizeBytes, svg?.size),
    problems: kind.extensions.includes(extension) ? [] : [otherExtension(extension, kind, type)],
  };
}

/** In lower case and without the dot; empty if the name has no extension. */
function extensionOf(key: string): string {
  const name = key.slice(key.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}

function unknownType(head: Uint8Array): Problem {
  const names = Object.values(MEDIA_TYPES).map(({ name }) => name);
  return {
    code: 'media-type',
    severity: 'error',
    message: `The file is ${describe(head)}. Such a file cannot be published from media/.`,
    hint: `Upload a file of one of these types: ${names.join(', ')}. Put articles under articles/.`,
  };
}

/** Files that are often uploaded and not published, by their first bytes. */
const UNPUBLISHED: readonly (readonly [RegExp, string])[] = [
  [/^\s*<(?:!doctype html|html|head|body|script)/i, 'a web page'],
  [/^....ftyp(?:hei[cfmsx]|mif1|msf1)/s, 'an HEIC photograph'],
  [/^....ftypqt {2}/s, 'a QuickTime film'],
  [/^(?:II\*\0|MM\0\*)/, 'a TIFF image'],
  [/^BM/, 'a BMP image'],
  [/^PK\x03\x04/, 'an archive or office document'],
  [/^(?:MZ|\x7fELF|#!)/, 'a program'],
  [/^\x1aE\xdf\xa3/, 'a Matroska film'],
];

function describe(head: Uint8Array): string {
  const start = String.fromCharCode(...head.subarray(0, 64));
  return UNPUBLISHED.find(([pattern]) => pattern.test(start))?.[1] ?? 'of an unknown type';
}

function tooLarge(kind: MediaKind, sizeBytes: number): Problem {
  return {
    code: 'too-large',
    severity: 'error',
    message: `The file has ${sizeBytes} bytes. The limit for ${kind.name} is ${kind.limitBytes} bytes.`,
    hint: 'Make the file smaller or compress it more, and upload it again.',
  };
}

function emptyFile(): Problem {
  return {
    code: 'media-empty',
    severity: 'error',
    message: 'The file is empty.',
    hint: 'Upload it again. The first upload may have been interrupted.',
  };
}

function otherExtension(extension: string, kind: MediaKind, type: MediaType): Problem {
  return {
    code: 'media-extension',
    severity: 'warning',
    message: `The name ${extension ? `ends in ".${extension}"` : 'has no extension'}, but the content is ${kind.name}. The file is served as ${type}.`,
    hint: `Rename the file so that it ends in ".${kind.extensions[0]}", and change the links to it.`,
  };
}
