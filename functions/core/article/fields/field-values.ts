import { asBoolean, hasNoValue } from '../../kernel/plain-values.ts';
import type { Report } from '../../kernel/problem.ts';
import { cutAtWord, oneLine } from '../../kernel/text.ts';
import { type Field, placeOf } from './field.ts';

/** Reports that a field holds the wrong kind of value. */
export function reportType(field: Field, wanted: string, report: Report): undefined {
  report.error({
    code: 'field-type',
    message: `The field "${field.name}" is ${describeValue(field.value)}, but must be ${wanted}.`,
    hint: `${field.line ? `Correct line ${field.line}: write` : 'Write'} ${wanted}.`,
    ...placeOf(field),
  });
  return undefined;
}

/** What a value is, in words for people who do not program. */
function describeValue(value: unknown): string {
  if (hasNoValue(value)) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of fields';
  if (typeof value === 'boolean') return `${value}`;
  return `"${oneLine(String(value)).slice(0, 60)}"`;
}

/** A string, number or truth value as text; undefined for a list, a group or nothing. */
export function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** Reads one line of plain text of at most `limit` characters. Longer text is cut, with a warning. */
export function readText(field: Field | undefined, limit: number, report: Report): string | undefined {
  if (!field) return undefined;
  const text = scalarText(field.value);
  if (text === undefined) return reportType(field, 'one line of text', report);
  const line = oneLine(text);
  if (line === '') return undefined;
  if (line.length <= limit) return line;
  report.warn({
    code: 'field-too-long',
    message: `The field "${field.name}" is ${line.length} characters long. It was cut to the limit of ${limit}.`,
    hint: 'Shorten it.',
    ...placeOf(field),
  });
  return cutAtWord(line, limit);
}

/** Reads a yes or no. */
export function readBoolean(field: Field | undefined, report: Report): boolean | undefined {
  if (!field) return undefined;
  const value = asBoolean(field.value);
  return value === undefined ? reportType(field, 'true or false', report) : value;
}

/**
 * Reads the members of a list: of a list, of a text with commas, or one value. The members after the first `limit` are
 * left out, with a warning.
 */
export function readList(field: Field, limit: number, report: Report): unknown[] {
  const list = Array.isArray(field.value)
    ? field.value
    : typeof field.value === 'string'
      ? field.value.split(',')
      : [field.value];
  const members = list.filter((member) => !hasNoValue(member));
  if (members.length <= limit) return members;
  report.warn({
    code: 'list-too-long',
    message: `The field "${field.name}" lists ${members.length} values. Only the first ${limit} were used.`,
    hint: `Keep the ${limit} that matter most.`,
    ...placeOf(field),
  });
  return members.slice(0, limit);
}

/** A group of fields by names in lower case without `_` and `-`; undefined for anything else. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const record: Record<string, unknown> = Object.create(null);
  for (const [name, member] of Object.entries(value))
    record[name.toLowerCase().replace(/[_-]/g, '')] = member;
  return record;
}

/** The first of the members `names` that is text, on one line. */
export function textMember(
  record: Readonly<Record<string, unknown>>,
  ...names: string[]
): string | undefined {
  for (const name of names) {
    const text = scalarText(record[name]);
    if (text !== undefined && oneLine(text) !== '') return oneLine(text);
  }
  return undefined;
}
