import * as z from 'zod/mini';
import { canonicalLanguage, canonicalTimeZone, timeZoneOfCity } from '../kernel/locale.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import { asBoolean } from '../kernel/plain-values.ts';

/** Longest single-line text; readers cut a feed's title far sooner. */
export const MAX_LINE_LENGTH = 300;

/** Longest description of the site or a section. */
export const MAX_DESCRIPTION_LENGTH = 2_000;

/** What XML 1.0 forbids (section 2.2), the C1 controls that feed validators warn of, and lone surrogates. */
const UNPUBLISHABLE = /[\p{Cc}\p{Cs}\uFFFD-\uFFFF]/u;

/** What a receipt says of a value that breaks a rule; the message goes on from the field's name, or quotes the value. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** A check whose failure carries what the receipt says about it. */
export function rule(holds: (value: string) => boolean, failure: Refusal | ((value: string) => Refusal)) {
  return z.check<string>(({ value, issues }) => {
    if (holds(value)) return;
    const params = typeof failure === 'function' ? failure(value) : failure;
    issues.push({ code: 'custom', input: value, params: { ...params } });
  });
}

/** Text on one line: line breaks and runs of space become one space. */
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
      message: 'holds characters that may not appear in a feed',
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
        message: `"${value}" is not a language tag (RFC 5646)`,
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
