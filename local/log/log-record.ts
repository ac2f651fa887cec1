export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** One event that a function or the local cloud itself reports. */
export interface LogRecord {
  /** Logical id of the function, or the part of the local cloud: `s3`, `content`, `edge`. */
  readonly source: string;
  readonly level: LogLevel;
  /** The kind of event: `uploaded`, `ingested`, `published`. */
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export type LogListener = (record: LogRecord) => void;

/** An error as fields of a record. */
export function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: String(error) };
  const { code } = error as { code?: string };
  return { error: error.message, ...(code ? { code } : {}) };
}
