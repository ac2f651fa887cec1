import { format } from 'node:util';
import type { LogLevel } from '../log/log-record.ts';

type Report = (level: LogLevel, record: Record<string, unknown>) => void;

const LEVEL_OF_METHOD = {
  trace: 'debug',
  debug: 'debug',
  log: 'info',
  info: 'info',
  warn: 'warn',
  error: 'error',
} as const satisfies Record<string, LogLevel>;

/**
 * Takes over `console` as Lambda's JSON log format does. A single object is a record. Anything else is formatted to a
 * text.
 */
export function captureConsole(report: Report): void {
  for (const [method, level] of Object.entries(LEVEL_OF_METHOD)) {
    globalThis.console[method as keyof typeof LEVEL_OF_METHOD] = (...args: unknown[]) => {
      report(level, recordOf(args));
    };
  }
}

/**
 * Takes over the standard output as CloudWatch Logs does, line by line. A line in the Embedded Metric Format is a
 * metric, shown only as debug output. Any other line is a record or a text.
 */
export function captureStandardOutput(report: Report): void {
  let begun = '';
  process.stdout.write = (chunk: string | Uint8Array): boolean => {
    const lines = (begun + (typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString())).split('\n');
    begun = lines.pop() ?? '';
    for (const line of lines) {
      const record = recordInText(line);
      const { _aws: metadata, ...values } = record ?? {};
      if (metadata) report('debug', { message: 'metric', ...values });
      else report('info', record ?? { message: line });
    }
    return true;
  };
}

function recordOf(args: readonly unknown[]): Record<string, unknown> {
  const [only] = args;
  if (args.length === 1 && only !== null && typeof only === 'object' && !(only instanceof Error)) {
    // The log gets only what JSON can say.
    return JSON.parse(JSON.stringify(only, withErrors)) as Record<string, unknown>;
  }
  if (args.length === 1 && typeof only === 'string') return recordInText(only) ?? { message: only };
  return { message: format(...args) };
}

/** The record in a text of JSON. A logger that prints JSON means the same as one that passes an object. */
function recordInText(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function withErrors(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (!(value instanceof Error)) return value;
  return { ...value, errorType: value.name, errorMessage: value.message, stackTrace: value.stack };
}
