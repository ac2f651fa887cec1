import type { Report } from '../../kernel/problem.ts';
import { oneLine } from '../../kernel/text.ts';
import type { SiteDefaults } from '../article.ts';
import { type Field, type Fields, placeOf } from './field.ts';
import { scalarText } from './field-values.ts';
import { parseDate } from './parse-date.ts';

/** The dates that an article states: ISO 8601 UTC with milliseconds. */
export interface ArticleDates {
  readonly publishedAt?: string;
  readonly updatedAt?: string;
  readonly expiresAt?: string;
  /** The site's time zone, if a date had none of its own. */
  readonly assumedZone?: string;
}

/**
 * Reads the dates of an article. Without a publication date, the date in the file name counts. An embargo that ends
 * after the publication date replaces it; an earlier one changes nothing.
 */
export function readDates(
  fields: Fields,
  keyDate: string | undefined,
  site: SiteDefaults,
  report: Report,
): ArticleDates {
  let zoneAssumed = false;
  const read = (field: Field | undefined) => {
    const date = field && readDate(field, site.timeZone, report);
    zoneAssumed ||= date?.zoneAssumed ?? false;
    return date?.iso;
  };
  const fromName =
    fields.has('published') || keyDate === undefined ? undefined : dateOfName(keyDate, site.timeZone);
  zoneAssumed ||= fromName !== undefined;
  const published = read(fields.get('published')) ?? fromName;
  const embargo = read(fields.get('embargo'));
  const publishedAt = embargo && (!published || embargo > published) ? embargo : published;
  const updatedAt = read(fields.get('updated'));
  const expiresAt = read(fields.get('expires'));
  const expires = fields.get('expires');
  if (expires && expiresAt && publishedAt && expiresAt <= publishedAt) {
    report.error({
      code: 'expires-before-published',
      message: `The article would expire (${expiresAt}) before it is published (${publishedAt}).`,
      hint: 'Correct one of the two dates.',
      ...placeOf(expires),
    });
  }
  return {
    ...(publishedAt && { publishedAt }),
    ...(updatedAt && { updatedAt }),
    ...(expiresAt && { expiresAt }),
    ...(zoneAssumed && { assumedZone: site.timeZone }),
  };
}

function readDate(field: Field, timeZone: string, report: Report) {
  const text = scalarText(field.value);
  const date = text === undefined ? undefined : parseDate(text, timeZone);
  if (date) return date;
  const shown = text === undefined ? 'a list or group' : `"${oneLine(text).slice(0, 60)}"`;
  report.error({
    code: 'date-invalid',
    message: `The field "${field.name}" is ${shown}, which is not a date${field.line ? ` (line ${field.line})` : ''}.`,
    hint: 'Write year-month-day, such as 2026-11-23. To add a time and a zone, write 2026-11-23T09:30:00+01:00.',
    ...placeOf(field),
  });
  return undefined;
}

/** Undefined if the digits are not a date: 2026-99-99-report.md. */
function dateOfName(keyDate: string, timeZone: string): string | undefined {
  return parseDate(keyDate, timeZone)?.iso;
}
