import type { Problem } from '../kernel/problem.ts';
import { inspectSvg } from './inspect-svg.ts';
import { type MediaFacts, readMediaFacts } from './media-facts.ts';
import { MEDIA_TYPES, type MediaKind, type MediaType, SVG_LIMIT_BYTES } from './media-types.ts';
import { sniffType } from './sniff-type.ts';

/** How much of a file's beginning to read for {@link inspectMedia}: all of an SVG, which is read whole. */
export const MEDIA_HEAD_BYTES = SVG_LIMIT_BYTES;

export interface InspectedMedia {
  /** Absent if and only if some problem is an error. */
  readonly facts?: MediaFacts;
  readonly problems: readonly Problem[];
}

/**
 * Decides whether a file under `media/` is published and as what, and reads what it says of itself.
 *
 * @param key the object's key; only its extension is looked at.
 * @param head the file's first {@link MEDIA_HEAD_BYTES} bytes, or the whole file if it is shorter.
 * @param sizeBytes the whole file's size.
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

/** Lower case, without the dot; empty without one. */
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
    message: `The content is ${describe(head)}, not a file that can be published from media/.`,
    hint: `Upload one of ${names.join(', ')}; an article goes under articles/.`,
  };
}

/** What the usual strangers begin with. */
const STRANGERS: readonly (readonly [RegExp, string])[] = [
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
  return STRANGERS.find(([pattern]) => pattern.test(start))?.[1] ?? 'of an unknown type';
}

function tooLarge(kind: MediaKind, sizeBytes: number): Problem {
  return {
    code: 'too-large',
    severity: 'error',
    message: `The file is ${sizeBytes} bytes long; the limit for ${kind.name} is ${kind.limitBytes}.`,
    hint: 'Upload a smaller or more strongly compressed version.',
  };
}

function emptyFile(): Problem {
  return {
    code: 'media-empty',
    severity: 'error',
    message: 'The file is empty.',
    hint: 'Upload it again; the first try may have been interrupted.',
  };
}

function otherExtension(extension: string, kind: MediaKind, type: MediaType): Problem {
  return {
    code: 'media-extension',
    severity: 'warning',
    message: `The name ends in "${extension && `.${extension}`}", but the content is ${kind.name}; it is served as ${type}.`,
    hint: `Rename it to end in ".${kind.extensions[0]}", and the links to it.`,
  };
}
