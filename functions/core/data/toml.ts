import { parse, TomlDate, TomlError } from 'smol-toml';
import { type DataDocument, type DataMistake, type Place, type Places, pathKey } from './document.ts';
import { scanToml } from './toml-places.ts';

/**
 * Groups and lists within each other. smol-toml bounds only those in brackets; a name with ten thousand dots nests as
 * deep.
 */
const MAX_DEPTH = 100;

/** smol-toml's terms, what they mean in an editor's words, and the usual remedy. */
const KNOWN: readonly (readonly [term: RegExp, reason: string, hint: string])[] = [
  [/redefine/, 'a name is written twice', 'Remove one of the two fields with the same name.'],
  [
    /in key|end of key|bare key/,
    'a line is not a field with a value',
    'Write one field a line, with an equals sign: title = "My title".',
  ],
  [/invalid value/, 'the value needs quotes', 'Put text in double quotes: title = "My title".'],
  [
    /unfinished string|control characters/,
    'a quotation mark is not closed on its line',
    'Close it, or put three quotation marks before and after a text of several lines.',
  ],
  [
    /escape/,
    'a backslash in double quotes has a special meaning',
    'Write two backslashes for one, or put the value in single quotes.',
  ],
  [/losslessly/, 'the number is too large', 'Put the number in quotes: id = "12345678901234567890".'],
  [
    /numeric|leading zero|underscore/,
    'the number is not written as TOML has it',
    'Put the value in quotes if it is no number: slug = "007".',
  ],
  [
    /date/,
    'the date or time is not one that exists',
    'Write it as 2026-11-23, 2026-11-23T09:30:00 or 2026-11-23T09:30:00+01:00.',
  ],
  [
    /comma|array|unfinished table/,
    'a bracket is not closed, or a comma is missing',
    'Close each [ with ] and each { with }, and put commas between the values.',
  ],
  [
    /end-of-line/,
    'something follows the value on its line',
    'Write one field a line, and put the whole value in one pair of quotes.',
  ],
  [/nested/, 'the values are nested too deeply', 'Take out brackets.'],
];

const UNKNOWN_HINT = 'Check quotes and brackets on this line and the one before.';

/**
 * Reads TOML 1.1. Dates become the text that YAML would have: `2026-11-23`, `2026-11-23T09:30:00.000` (no zone) or
 * `2026-11-23T09:30:00.000+01:00`. A time of day without a date becomes text, too, and is a doubt. Never throws.
 */
export function parseToml(text: string): DataDocument | DataMistake {
  try {
    const reader = new ValueReader();
    const value = reader.read(parse(text, { maxDepth: MAX_DEPTH }), []);
    const { places, impossibleDate } = scanToml(text);
    if (impossibleDate) return noSuchDay(impossibleDate);
    return { value, places, doubts: reader.times.map((time) => timeAlone(time, places)) };
  } catch (error) {
    if (error instanceof TomlError) return describe(error);
    return describeTerm(error instanceof RangeError ? 'nested' : '');
  }
}

/** A time of day that has no date. */
interface Time {
  readonly text: string;
  readonly path: readonly string[];
}

/** Makes plain values of smol-toml's. */
class ValueReader {
  readonly times: Time[] = [];

  /** @throws {RangeError} if `value` is nested too deeply */
  read(value: unknown, path: readonly string[]): unknown {
    if (path.length > MAX_DEPTH) throw new RangeError('too deep');
    if (value instanceof TomlDate) return this.#readDate(value, path);
    if (Array.isArray(value))
      return value.map((member, index) => this.read(member, [...path, String(index)]));
    if (typeof value === 'number') return Number.isFinite(value) ? value : wordFor(value);
    if (typeof value !== 'object' || value === null) return value;
    const members = Object.entries(value).map(([name, member]) => [name, this.read(member, [...path, name])]);
    return Object.fromEntries(members);
  }

  #readDate(date: TomlDate, path: readonly string[]): string {
    const text = date.toISOString();
    if (!date.isTime()) return text;
    const time = text.replace(/\.000$/, '');
    this.times.push({ text: time, path });
    return time;
  }
}

/** As TOML writes what is no finite number. */
function wordFor(value: number): string {
  return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
}

function timeAlone({ text, path }: Time, places: Places): DataMistake {
  const place = placeNear(path, places);
  return {
    reason: `${text} is a time of day without a date, and was read as text`,
    hint: `If a text is meant, put it in quotes: "${text}". If a moment is meant, write the date before it: 2026-11-23T${text}.`,
    ...(place && { place }),
  };
}

/** The place of the value at `path`, or of the nearest field around it. */
function placeNear(path: readonly string[], places: Places): Place | undefined {
  const lengths = path.map((_, index) => path.length - index);
  return lengths.map((length) => places.get(pathKey(path.slice(0, length)))).find((place) => place);
}

function noSuchDay({ text, place }: NonNullable<ReturnType<typeof scanToml>['impossibleDate']>): DataMistake {
  return { reason: `${text} is not a day of the calendar`, hint: 'Correct the date.', place };
}

function describe({ message, line, column }: TomlError): DataMistake {
  const term = /^Invalid TOML document: (.*)/.exec(message)?.[1] ?? message;
  return { ...describeTerm(term), place: { line, column } };
}

function describeTerm(term: string): DataMistake {
  const known = KNOWN.find(([pattern]) => pattern.test(term));
  if (known) return { reason: known[1], hint: known[2] };
  return { reason: term === '' ? 'the text could not be read' : term, hint: UNKNOWN_HINT };
}
