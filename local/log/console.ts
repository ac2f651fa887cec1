import { styleText } from 'node:util';
import type { LogRecord } from './log-record.ts';

/** Fields that a line shows in another way, or that are only for programs. */
const TOLD = new Set([
  'changed',
  'code',
  'codes',
  'durationMs',
  'error',
  'hint',
  'key',
  'output',
  'prefix',
  'reason',
  'receipt',
  'sizeBytes',
  'sources',
  'stack',
  'stackTrace',
  'status',
  'unit',
]);
const VERB_WIDTH = 10;
const MAX_NAMED_FILES = 6;

export interface ConsoleOptions {
  /** True if the output is a terminal that shows colours. */
  readonly hasColors: boolean;
  /**
   * True to show also what was looked at and found unchanged.
   *
   * @default false
   */
  readonly isVerbose?: boolean;
}

/**
 * One record as a line for a person, without a line break. Undefined if a person need not see it.
 *
 * `uploaded   articles/world/a.md  (2.1 KB)`
 */
export function formatLog(record: LogRecord, options: ConsoleOptions): string | undefined {
  const { level, message, fields } = record;
  if (level === 'debug' || (message === 'unchanged' && !options.isVerbose)) return undefined;
  const parts = [subjectOf(record), statusOf(fields), detailsOf(fields), durationOf(fields), faultOf(fields)];
  const line = parts.filter((part) => part !== '').join('  ');
  const verb = printable(message).padEnd(VERB_WIDTH);
  if (level !== 'info') {
    return paint(options, level === 'warn' ? 'yellow' : 'red', `${level}: ${verb.trimEnd()}  ${line}`);
  }
  const isBad = fields.status === 'rejected';
  const color = isBad ? 'yellow' : message === 'unchanged' ? 'dim' : 'green';
  return message === 'unchanged'
    ? paint(options, color, `${verb} ${line}`)
    : `${paint(options, color, verb)} ${line}`;
}

/** `2.1 KB`: a KB is 1,000 bytes, as in most systems. */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

type Fields = LogRecord['fields'];

/** What a record is about: an object, an output, a prefix or a count; else the source of the record. */
function subjectOf({ source, fields }: LogRecord): string {
  const { sizeBytes, sources } = fields;
  const size = typeof sizeBytes === 'number' ? `(${formatSize(sizeBytes)})` : '';
  const count = typeof sources === 'number' ? `${sources} ${sources === 1 ? 'source' : 'sources'}` : '';
  const named = fields.key ?? fields.output ?? fields.prefix ?? nameOf(fields.unit);
  const subject = named ?? (count === '' ? source : '');
  return [printable(String(subject)), size, count].filter((part) => part !== '').join('  ');
}

/** What a message asked for: its `key`, `sweep` or `output`, or the message itself. */
function nameOf(unit: unknown): unknown {
  if (unit === null || typeof unit !== 'object') return unit;
  const { key, sweep, output } = unit as Record<string, unknown>;
  return key ?? sweep ?? output ?? JSON.stringify(unit);
}

function statusOf({ status, receipt, changed, reason }: Fields): string {
  const shown = typeof status === 'string' ? [status] : [];
  if (typeof reason === 'string') shown.push(`(${printable(reason)})`);
  if (typeof receipt === 'string') shown.push(`(receipt ${printable(receipt)})`);
  if (Array.isArray(changed)) shown.push(`(${filesOf(changed)})`);
  return shown.join('  ');
}

function filesOf(keys: readonly unknown[]): string {
  const names = [...new Set(keys.map((key) => String(key).split('/').at(-1) as string))];
  const more = names.length > MAX_NAMED_FILES ? ` and ${names.length - MAX_NAMED_FILES} more` : '';
  return printable(names.slice(0, MAX_NAMED_FILES).join(' ')) + more;
}

/** Every other field, as `name=value`. */
function detailsOf(fields: Fields): string {
  return Object.entries(fields)
    .filter(([name, value]) => !TOLD.has(name) && value !== undefined)
    .map(([name, value]) => printable(`${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`))
    .join('  ');
}

function durationOf({ durationMs }: Fields): string {
  return typeof durationMs === 'number' ? `${Math.round(durationMs)} ms` : '';
}

function faultOf({ code, codes, error, hint }: Fields): string {
  const listed = Array.isArray(codes) && codes.length > 0 ? `[${codes.join(', ')}]` : '';
  const thrown = typeof error === 'object' && error !== null ? (error as { message?: unknown }) : undefined;
  const texts = [listed, code, thrown ? thrown.message : error, hint && `→ ${hint}`];
  return printable(texts.filter((text) => text !== undefined && text !== '').join('  '));
}

/** Escapes control characters. A key or an error may hold any text, and a terminal would obey it. */
export function printable(text: string): string {
  // biome-ignore lint/complexity/useRegexLiterals: escapes read better than the characters themselves.
  const controls = new RegExp('[\\u0000-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069]', 'g');
  return text.replace(controls, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function paint(options: ConsoleOptions, color: 'dim' | 'green' | 'red' | 'yellow', text: string): string {
  return options.hasColors ? styleText(color, text, { validateStream: false }) : text;
}
