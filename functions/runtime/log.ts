/**
 * Structured logs through Lambda's own JSON format, which puts an object under `message` with time, level
 * and request id beside it. No personal data: keys, outputs, codes and durations only.
 */
export interface LogFields {
  readonly message: string;
  readonly [field: string]: unknown;
}

export const log = {
  info(fields: LogFields): void {
    // biome-ignore lint/suspicious/noConsole: the one place that logs; Lambda reads the console.
    console.info(fields);
  },
  warn(fields: LogFields): void {
    // biome-ignore lint/suspicious/noConsole: as above.
    console.warn(fields);
  },
  error(fields: LogFields, error?: unknown): void {
    // biome-ignore lint/suspicious/noConsole: as above.
    console.error({ ...fields, ...(error !== undefined && { error: describe(error) }) });
  },
};

function describe(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error ? { code: error.code } : {};
  return { name: error.name, ...code, message: error.message, stack: error.stack };
}
