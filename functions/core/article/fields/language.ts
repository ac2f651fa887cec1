import type { Report } from '../../kernel/problem.ts';
import { rareLanguage } from '../../kernel/rare-language.ts';
import type { SiteDefaults } from '../article.ts';
import { MAX_ADDRESS_CHARACTERS } from '../limits.ts';
import { type Field, placeOf } from './field.ts';
import { readText } from './field-values.ts';

/** Long enough for every tag in use (RFC 5646 section 4.4.1). */
const MAX_LANGUAGE_CHARACTERS = 35;

/** Reads the article's language as BCP 47; undefined if it is the site's. `en_US` counts as `en-US`. */
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
    message: `"${stated.slice(0, 60)}" is not a language tag. The site's language is used.`,
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
