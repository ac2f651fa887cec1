import * as z from 'zod/mini';

/** A JSON Schema (draft 2020-12). */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * The JSON Schema of the documents that a schema accepts.
 *
 * Objects may have further fields: a later version of the same contract may add some.
 */
export function jsonSchemaOf(schema: z.ZodMiniType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', override: ({ jsonSchema }) => putTypeFirst(jsonSchema) });
}

/**
 * The document with a JSON Schema that is served at `address`.
 */
export function renderSchema(schema: z.ZodMiniType, title: string, address: string): string {
  const { $schema, ...keywords } = jsonSchemaOf(schema);
  return `${JSON.stringify({ $schema, $id: address, title, ...keywords }, undefined, 2)}\n`;
}

/** People read a schema from its type on, but zod writes the bounds of a list first. */
function putTypeFirst(schema: JsonSchema): void {
  const keywords = { ...schema };
  for (const keyword of Object.keys(keywords)) delete schema[keyword];
  Object.assign(schema, keywords.type && { type: keywords.type }, keywords);
}
