import type { Report } from '../../kernel/problem.ts';
import type { Enclosure, Image } from '../article.ts';
import type { LinkContext } from '../article-links.ts';
import { MAX_ENCLOSURES, MAX_SUMMARY_CHARACTERS } from '../limits.ts';
import { type Field, type Fields, placeOf } from './field.ts';
import { asRecord, readText, reportType, scalarText, textMember } from './field-values.ts';
import { ADDRESS_MEMBERS, mediaAddress } from './media-address.ts';
import { checkedMediaType, mediaTypeOfAddress } from './media-type-of-address.ts';

/** Reads the main picture: an address, a group of address, alt, caption and credit, or the first of a list. */
export function readImage(fields: Fields, context: LinkContext, report: Report): Image | undefined {
  const field = fields.get('image');
  if (!field) return undefined;
  const first = Array.isArray(field.value) ? field.value[0] : field.value;
  const record = asRecord(first);
  const written = record ? textMember(record, ...ADDRESS_MEMBERS, 'image') : scalarText(first);
  if (written === undefined) return reportType(field, 'the address of a picture', report);
  const url = mediaAddress(written, field, context, report);
  if (!url) return undefined;
  const alt =
    (record && textMember(record, 'alt')) ?? readText(fields.get('imageAlt'), MAX_SUMMARY_CHARACTERS, report);
  const caption =
    (record && textMember(record, 'caption', 'title')) ??
    readText(fields.get('imageCaption'), MAX_SUMMARY_CHARACTERS, report);
  const credit =
    (record && textMember(record, 'credit', 'author', 'photographer')) ??
    readText(fields.get('imageCredit'), MAX_SUMMARY_CHARACTERS, report);
  return { url, ...(alt && { alt }), ...(caption && { caption }), ...(credit && { credit }) };
}

/**
 * Reads the attached files: an address, a group of url, type, length, title and duration, or a list of these. The field
 * `duration` belongs to the first sound or film.
 */
export function readEnclosures(fields: Fields, context: LinkContext, report: Report): readonly Enclosure[] {
  const field = fields.get('enclosure');
  const durationSeconds = readDuration(fields.get('duration'), report);
  if (!field) return [];
  const members = (Array.isArray(field.value) ? field.value : [field.value]).slice(0, MAX_ENCLOSURES);
  const enclosures = new Map<string, Enclosure>();
  for (const member of members) {
    const enclosure = readEnclosure(member, field, context, report);
    if (enclosure && !enclosures.has(enclosure.url)) enclosures.set(enclosure.url, enclosure);
  }
  const files = [...enclosures.values()];
  const played = files.find(({ type }) => /^(?:audio|video)\//.test(type));
  return files.map((file) => (file === played && durationSeconds ? { durationSeconds, ...file } : file));
}

function readEnclosure(
  member: unknown,
  field: Field,
  context: LinkContext,
  report: Report,
): Enclosure | undefined {
  const record = asRecord(member);
  const written = record ? textMember(record, ...ADDRESS_MEMBERS) : scalarText(member);
  if (written === undefined)
    return reportType(field, 'the address of a file, or a group with url, type and length', report);
  const url = mediaAddress(written, field, context, report);
  if (!url) return undefined;
  const type =
    checkedMediaType(record && textMember(record, 'type', 'mimetype', 'mime')) ?? mediaTypeOfAddress(url);
  const lengthBytes =
    record && positiveNumber(textMember(record, 'length', 'sizeinbytes', 'lengthbytes', 'size'));
  const title = record && textMember(record, 'title');
  const durationSeconds = record && secondsOf(textMember(record, 'durationinseconds', 'duration') ?? '');
  return {
    url,
    type,
    ...(lengthBytes && { lengthBytes: Math.round(lengthBytes) }),
    ...(title && { title }),
    ...(durationSeconds && { durationSeconds }),
  };
}

function positiveNumber(text: string | undefined): number | undefined {
  const number = text === undefined ? Number.NaN : Number(text);
  return Number.isFinite(number) && number > 0 && number <= Number.MAX_SAFE_INTEGER ? number : undefined;
}

/** `[[hours:]minutes:]seconds`, as podcasts write it. */
const CLOCK = /^(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,8}(?:\.\d{1,6})?)$/;

/** Reads how long a sound or film plays, in seconds. */
function readDuration(field: Field | undefined, report: Report): number | undefined {
  if (!field) return undefined;
  const text = (scalarText(field.value) ?? '').trim();
  const seconds = secondsOf(text);
  if (seconds !== undefined) return seconds;
  report.warn({
    code: 'duration-invalid',
    message: `The field "${field.name}" is "${text.slice(0, 60)}", which is not a duration. It was left out.`,
    hint: 'Write hours, minutes and seconds, such as "1:02:30", or only seconds. The duration of a sound under media/ is detected automatically.',
    ...placeOf(field),
  });
  return undefined;
}

/** A duration in seconds; undefined if the text is none, or says 0. */
function secondsOf(text: string): number | undefined {
  const [, hours = 0, minutes = 0, seconds = 0] = CLOCK.exec(text) ?? [];
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return total > 0 ? total : undefined;
}
