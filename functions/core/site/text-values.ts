import * as z from 'zod/mini';
import { canonicalLanguage, canonicalTimeZone, timeZoneOfCity } from '../kernel/locale.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import { asBoolean } from '../kernel/plain-values.ts';

/** Longest text on one line. Readers cut the title of a feed far sooner. */
export const MAX_LINE_LENGTH = 300;

/** Longest description of the site, a section or a feed. */
export const MAX_DESCRIPTION_LENGTH = 2_000;

/** Characters that XML 1.0 forbids (section 2.2), C1 controls, of which feed validators warn, and lone surrogates. */
const UNPUBLISHABLE = /[\p{Cc}\p{Cs}\uFFFD-\uFFFF]/u;

/**
 * What a receipt says about a value that breaks a rule. The message continues a sentence that begins with the field's
 * name, or begins with the value in quotes.
 */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** A check that says in a receipt's words what is wrong. */
export function rule<Value = string>(
  holds: (value: Value) => boolean,
  refusal: Refusal | ((value: Value) => Refusal),
) {
  return z.check<Value>(({ value, issues }) => {
    if (holds(value)) return;
    const params = typeof refusal === 'function' ? refusal(value) : refusal;
    issues.push({ code: 'custom', input: value, params: { ...params } });
  });
}

/** Text on one line: line breaks and several spaces become one space. */
export function text(maxLength: number) {
  return z.string().check(
    z.overwrite((value) => value.replace(/\s+/gu, ' ').trim()),
    rule((value) => value !== '', {
      code: 'text-empty',
      message: 'is empty',
      hint: 'Write a text here, or remove the line.',
    }),
    rule((value) => value.length <= maxLength, {
      code: 'text-too-long',
      message: `is longer than ${maxLength} characters`,
      hint: 'Shorten it.',
    }),
    rule((value) => !UNPUBLISHABLE.test(value), {
      code: 'characters-forbidden',
      message: 'contains characters that a feed may not contain',
      hint: 'Type the text again instead of pasting it.',
    }),
  );
}

export const email = z.string().check(
  rule((value) => value.length <= MAX_LINE_LENGTH && /^[^\s@<>()",;:\\]+@[^\s@<>()",;:\\]+$/.test(value), {
    code: 'email-invalid',
    message: 'is not an e-mail address',
    hint: 'Write it as "name@example.com", without a name or angle brackets.',
  }),
);

export const language = z.string().check(
  rule(
    (value) => canonicalLanguage(value) !== undefined,
    (value) => {
      const meant = canonicalLanguage(value.replaceAll('_', '-'));
      return {
        code: 'language-invalid',
        message: `"${value}" is not a language tag`,
        hint: meant ? `Write "${meant}".` : 'Write a language tag such as "en", "pt-BR" or "ja".',
      };
    },
  ),
  z.overwrite((value) => canonicalLanguage(value) ?? value),
);

export const timeZone = z.string().check(
  rule(
    (value) => canonicalTimeZone(value) !== undefined,
    (value) => {
      const meant = timeZoneOfCity(value);
      return {
        code: 'time-zone-unknown',
        message: `"${value}" is not a time zone`,
        hint: meant ? `Write "${meant}".` : 'Write an IANA name such as "Europe/Berlin" or "UTC".',
      };
    },
  ),
  z.overwrite((value) => canonicalTimeZone(value) ?? value),
);

/** One of a few words, in any case. */
export function oneOf<const Word extends string>(words: readonly Word[]) {
  const meant = (text: string) => words.find((word) => word === text.trim().toLowerCase());
  return z.pipe(
    z.string().check(
      rule(
        (text) => meant(text) !== undefined,
        (text) => ({
          code: 'choice-unknown',
          message: `"${text.slice(0, 60)}" is not one of ${words.join(', ')}`,
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
