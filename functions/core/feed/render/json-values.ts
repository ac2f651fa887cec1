import * as z from 'zod/mini';
import { isInstant } from '../../kernel/instant.ts';
import { languageTag } from './field-shapes.ts';
import { httpUri } from './uri.ts';

/**
 * A text that keeps a rule.
 * @param problem continues a sentence that begins with the name of the value
 * @param schema the part of the rule that a JSON Schema can express
 */
function textThat(
  holds: (value: string) => boolean,
  problem: string,
  schema: { readonly format?: string; readonly pattern: string },
) {
  return z.string().check(z.refine(holds, problem), z.meta(schema));
}

export const text = z.string().check(z.minLength(1));

/** Absolute, percent-encoded. */
export const address = textThat((value) => httpUri(value) === value, 'is not an absolute http(s) address', {
  format: 'uri',
  pattern: '^https?://',
});

/** RFC 3339, in UTC, always to the millisecond: such texts sort as the moments they stand for. */
export const instant = textThat(isInstant, 'is not a date in UTC by RFC 3339', {
  format: 'date-time',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$',
});

/** RFC 5646. */
export const language = textThat((value) => languageTag(value) === value, 'is not a language tag', {
  pattern: '^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$',
});

export const mediaType = textThat((value) => value.includes('/'), 'is not a media type', { pattern: '/' });

/** The JSON Schema of zod's own integers names JavaScript's largest one, which we do not promise. */
export function wholeNumber(least: number) {
  return z
    .number()
    .check(
      z.refine(Number.isSafeInteger, 'is not a whole number'),
      z.gte(least),
      z.meta({ type: 'integer' }),
    );
}

/** At least one. */
export function listOf<Member extends z.ZodMiniType>(member: Member) {
  return z.array(member).check(z.minLength(1));
}
