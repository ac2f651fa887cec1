/** A JSON Schema (draft 2020-12), as far as it is read here. */
export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly [keyword: string]: unknown;
}

export const TEXT = { type: 'string', minLength: 1 } as const;

/** Absolute, percent-encoded. */
export const ADDRESS = { type: 'string', format: 'uri', pattern: '^https?://' } as const;

/** RFC 3339, in UTC, always to the millisecond: such texts sort as the moments they stand for. */
export const INSTANT = {
  type: 'string',
  format: 'date-time',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$',
} as const;

/** RFC 5646. */
export const LANGUAGE = { type: 'string', pattern: '^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$' } as const;

/** The same kind of value with a word about it. */
export function described(schema: JsonSchema, description: string): JsonSchema {
  return { ...schema, description };
}

/** An object that may have further fields: those that a later version of the same contract adds. */
export function fields(properties: Readonly<Record<string, JsonSchema>>, ...required: string[]): JsonSchema {
  return { type: 'object', properties, ...(required.length > 0 && { required }) };
}

/** At least one. */
export function listOf(items: JsonSchema, description?: string): JsonSchema {
  return { type: 'array', minItems: 1, items, ...(description && { description }) };
}
