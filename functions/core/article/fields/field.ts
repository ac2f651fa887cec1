import type { CanonicalField } from './field-names.ts';

/** One field of an article's metadata, as its editor wrote it. */
export interface Field {
  readonly name: string;
  /** From YAML: strings, lists and maps of them. From JSON and TOML: any JSON value. */
  readonly value: unknown;
  /** 1-based, in the uploaded file. */
  readonly line?: number;
  /** 1-based, in the uploaded file. */
  readonly column?: number;
  /** The fields in it, if it is a group. */
  readonly members?: readonly Field[];
}

/** An article's metadata by our names for it. */
export type Fields = ReadonlyMap<CanonicalField, Field>;

/** Where a problem with a field belongs. */
export function placeOf({ name, line, column }: Field): { field: string; line?: number; column?: number } {
  return { field: name, ...(line && { line }), ...(column && { column }) };
}
