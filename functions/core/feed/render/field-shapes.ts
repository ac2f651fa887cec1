const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** What Intl knows of each language. Asking Intl takes 10 µs, and every item of every feed asks. */
const isLanguage = new Map<string, boolean>();

/**
 * `tag` if it has the shape of RFC 5646 and names a language of ISO 639, else undefined. `en_US` and `xx` are errors
 * in RSS and Atom.
 */
export function languageTag(tag: string | undefined): string | undefined {
  if (!tag || !/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(tag)) return undefined;
  const language = tag.toLowerCase().split('-', 1)[0] ?? '';
  const isKnown = isLanguage.get(language) ?? LANGUAGES.of(language) !== undefined;
  isLanguage.set(language, isKnown);
  return isKnown ? tag : undefined;
}

/** RFC 5322 addr-spec as the W3C validator reads it: an unquoted local part, a domain with a dot. */
const EMAIL = /^[\w\-+.'!#$%&*/=?^`{|}~]+@(?:[a-z0-9-]+\.)+[a-z0-9][a-z0-9-]*$/i;

/** True if a feed may give `text` as an e-mail address. */
export function isEmail(text: string | undefined): text is string {
  return text !== undefined && EMAIL.test(text);
}
