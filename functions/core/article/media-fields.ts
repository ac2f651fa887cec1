import type { Enclosure, Image } from './article.ts';
import { type LinkContext, resolveAddress } from './article-links.ts';
import { asRecord, placeOf, readText, reportType, scalarText, textMember } from './field-values.ts';
import type { Field, Fields } from './fields.ts';
import { MAX_ENCLOSURES, MAX_SUMMARY_CHARACTERS } from './limits.ts';
import { checkedMediaType, mediaTypeOfAddress } from './media-types.ts';
import type { Report } from './report.ts';

/** The article's main picture: an address, or a group of address, alt and caption, or the first of a list. */
export function readImage(fields: Fields, context: LinkContext, report: Report): Image | undefined {
  const field = fields.get('image');
  if (!field) return undefined;
  const first = Array.isArray(field.value) ? field.value[0] : field.value;
  const record = asRecord(first);
  const written = record ? textMember(record, 'url', 'src', 'path', 'image', 'href') : scalarText(first);
  if (written === undefined) return reportType(field, 'the address of a picture', report);
  const url = mediaAddress(written, field, context, report);
  if (!url) return undefined;
  const alt =
    (record && textMember(record, 'alt')) ?? readText(fields.get('imageAlt'), MAX_SUMMARY_CHARACTERS, report);
  const caption =
    (record && textMember(record, 'caption', 'title')) ??
    readText(fields.get('imageCaption'), MAX_SUMMARY_CHARACTERS, report);
  return { url, ...(alt && { alt }), ...(caption && { caption }) };
}

/** Attached files: an address, a group of url, type, length, title and duration, or a list of these. */
export function readEnclosures(
  field: Field | undefined,
  context: LinkContext,
  report: Report,
): readonly Enclosure[] {
  if (!field) return [];
  const members = (Array.isArray(field.value) ? field.value : [field.value]).slice(0, MAX_ENCLOSURES);
  const enclosures = new Map<string, Enclosure>();
  for (const member of members) {
    const enclosure = readEnclosure(member, field, context, report);
    if (enclosure && !enclosures.has(enclosure.url)) enclosures.set(enclosure.url, enclosure);
  }
  return [...enclosures.values()];
}

function readEnclosure(
  member: unknown,
  field: Field,
  context: LinkContext,
  report: Report,
): Enclosure | undefined {
  const record = asRecord(member);
  const written = record ? textMember(record, 'url', 'src', 'href', 'path', 'file') : scalarText(member);
  if (written === undefined)
    return reportType(field, 'the address of a file, or a group with url, type and length', report);
  const url = mediaAddress(written, field, context, report);
  if (!url) return undefined;
  const type =
    checkedMediaType(record && textMember(record, 'type', 'mimetype', 'mime')) ?? mediaTypeOfAddress(url);
  const lengthBytes =
    record && positiveNumber(textMember(record, 'length', 'sizeinbytes', 'lengthbytes', 'size'));
  const title = record && textMember(record, 'title');
  const durationSeconds = record && positiveNumber(textMember(record, 'durationinseconds', 'duration'));
  return {
    url,
    type,
    ...(lengthBytes && { lengthBytes: Math.round(lengthBytes) }),
    ...(title && { title }),
    ...(durationSeconds && { durationSeconds }),
  };
}

function mediaAddress(
  written: string,
  field: Field,
  context: LinkContext,
  report: Report,
): string | undefined {
  const address = resolveAddress(written, context, 'media');
  if (!address) {
    report.warn({
      code: 'url-invalid',
      message: `"${written.slice(0, 100)}" is not an address that a feed can carry; it was left out.`,
      hint: 'Upload the file under media/ and write its path, such as /media/picture.jpg, or write a web address in full.',
      ...placeOf(field),
    });
    return undefined;
  }
  if (address.isUnserved) report.warn(mediaOutside(written, placeOf(field)));
  return address.href;
}

/** The finding that a file beside the sources is linked, where the site serves nothing. */
export function mediaOutside(written: string, place: { field?: string; line?: number } = {}) {
  return {
    code: 'media-outside',
    message: `"${written.slice(0, 100)}" lies beside the article, and only files under media/ are published.`,
    hint: 'Upload the file under media/ and link it as /media/….',
    ...place,
  };
}

function positiveNumber(text: string | undefined): number | undefined {
  const number = text === undefined ? Number.NaN : Number(text);
  return Number.isFinite(number) && number > 0 && number <= Number.MAX_SAFE_INTEGER ? number : undefined;
}
