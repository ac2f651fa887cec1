import { rareLanguage } from '../../kernel/rare-language.ts';
import { placeOf, readText, scalarText } from './field-values.ts';
import type { Field } from './collect-fields.ts';
import { MAX_ADDRESS_CHARACTERS } from '../limits.ts';
import type { Report } from '../report.ts';
import type { SiteDefaults } from '../site-defaults.ts';

/** RFC 5646 section 4.4.1: long enough for every tag in use. */
const MAX_LANGUAGE_CHARACTERS = 35;

/** The article's language as BCP 47, if it differs from the site's; `en_US` is taken for `en-US`. */
export function readLanguage(
  field: Field | undefined,
  site: SiteDefaults,
  report: Report,
): string | undefined {
  const stated = readText(field, MAX_ADDRESS_CHARACTERS, report);
  if (!field || stated === undefined) return undefined;
  const language = canonicalLanguage(stated.replaceAll('_', '-'));
  if (language !== undefined) {
    if (language === canonicalLanguage(site.language)) return undefined;
    const rare = rareLanguage(language);
    if (rare) report.warn({ ...rare, ...placeOf(field) });
    return language;
  }
  report.warn({
    code: 'language-invalid',
    message: `"${stated.slice(0, 60)}" is not a language tag; the site's language is used.`,
    hint: 'Write a tag such as en, de or pt-BR.',
    ...placeOf(field),
  });
  return undefined;
}

function canonicalLanguage(tag: string): string | undefined {
  if (tag.length > MAX_LANGUAGE_CHARACTERS) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/**
 * Where the article first appeared, if that is stated as a whole web address. A path (Hugo's and Jekyll's own
 * address of the page) means nothing here and is passed over with a warning.
 */
export function readCanonicalUrl(field: Field | undefined, report: Report): string | undefined {
  if (!field) return undefined;
  const text = (scalarText(field.value) ?? '').trim();
  const url = text.length <= MAX_ADDRESS_CHARACTERS ? URL.parse(text) : null;
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url.href;
  report.warn({
    code: 'url-invalid',
    message: `The field "${field.name}" is not a whole web address; it was left out.`,
    hint: 'Write where the article first appeared in full, beginning with https://; for the address here use "slug".',
    ...placeOf(field),
  });
  return undefined;
}
