import { addressOf } from '../output/addresses.ts';
import type { JsonSchema } from './schema-types.ts';

/** A schema as it is served: a document that says where it stands. */
export function renderSchema(schema: JsonSchema, key: string, siteUrl: string): string {
  const document = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: addressOf(siteUrl, key),
    ...schema,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
