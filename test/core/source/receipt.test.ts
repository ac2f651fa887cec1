import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { RECEIPT } from '../../../functions/core/source/receipt.ts';

it('the receipt is described for programs as it is for the compiler (written by vitest --update)', async () => {
  const { $schema, ...keywords } = z.toJSONSchema(RECEIPT, {
    override({ jsonSchema }) {
      // What goes without saying: names are texts, and so are the words of a list.
      delete jsonSchema.propertyNames;
      if (jsonSchema.enum) delete jsonSchema.type;
    },
  });
  const description = 'The answer to an upload, at receipts/<key>.json in the uploads bucket.';
  const schema = { $schema, title: 'Receipt', description, ...keywords };

  await expect(`${JSON.stringify(schema, undefined, 2)}\n`).toMatchFileSnapshot(
    '../../../docs/receipt.schema.json',
  );
});
