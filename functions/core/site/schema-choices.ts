import * as z from 'zod/mini';
import { nearestName } from '../kernel/nearest-name.ts';
import { asBoolean } from '../kernel/plain-values.ts';
import { rule } from './schema-values.ts';

/** One of a few words, in any case. */
export function oneOf<const Word extends string>(words: readonly Word[]) {
  const meant = (text: string) => words.find((word) => word === text.trim().toLowerCase());
  return z.pipe(
    z.string().check(
      rule(
        (text) => meant(text) !== undefined,
        (text) => ({
          code: 'choice-unknown',
          message: `"${text.slice(0, 60)}" is none of ${words.join(', ')}`,
          hint: `Write "${nearestName(text, words) ?? words[0]}".`,
        }),
      ),
    ),
    z.transform((text) => meant(text)!),
  );
}

export const yesOrNo = z.pipe(
  z.string().check(
    rule((text) => asBoolean(text) !== undefined, {
      code: 'boolean-invalid',
      message: 'is neither true nor false',
      hint: 'Write true or false.',
    }),
  ),
  z.transform((text) => asBoolean(text)!),
);
