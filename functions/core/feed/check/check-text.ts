import { SITE_ORIGIN } from '../../kernel/site-origin.ts';
import type { Violation } from './finished-feed.ts';

/** The largest document that readers poll. JSON Feed calls 250 KB fine; this is twice that. */
export const MAX_SUBSCRIPTION_BYTES = 512 * 1024;

/**
 * Characters that XML 1.0 section 2.2 forbids, halves of surrogate pairs, and U+0080–9F and U+FFFD, which the W3C
 * validator takes for broken encoding (BadCharacters).
 */
const FORBIDDEN_CHARACTER = /[\0-\x08\x0B\x0C\x0E-\x1F\x80-\x9F\uD800-\uDFFF\uFFFD-\uFFFF]/u;

/** Every string in `value`, at any depth; keys are left out. */
export function* allStrings(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value)
    for (const part of Object.values(value)) yield* allStrings(part);
}

/** The first character in `strings` that no feed may carry. */
export function firstForbidden(strings: Iterable<string>): string | undefined {
  for (const text of strings) {
    const [found] = FORBIDDEN_CHARACTER.exec(text) ?? [];
    if (found) return found;
  }
  return undefined;
}

/** @param strings a document's strings as a reader sees them: JSON writes control characters as escapes */
export function checkCharacters(strings: Iterable<string>): Violation[] {
  const found = firstForbidden(strings);
  if (!found) return [];
  const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return [{ rule: 'character-forbidden', message: `A feed may not contain the character U+${code}.` }];
}

/** @param isArchive true for no limit: nobody polls an archive, and it must hold all of its articles */
export function checkSize(text: string, isArchive: boolean): Violation[] {
  const bytes = Buffer.byteLength(text);
  if (isArchive || bytes <= MAX_SUBSCRIPTION_BYTES) return [];
  const message = `The document has ${bytes} bytes; at most ${MAX_SUBSCRIPTION_BYTES} are allowed.`;
  return [{ rule: 'too-large', message }];
}

/**
 * The stored address of the site in an attribute, element or key that holds an address: it should have been replaced by
 * the public one. In the words of an article it is text like any other.
 */
const STORED_ADDRESS = new RegExp(
  '(?:\\b(?:href|src|srcset|poster|cite|url|domain|scheme)=\\\\?"' +
    '|"(?:\\w*url|image|icon|id|link|scheme)": "' +
    `|<(?:uri|id|link|guid|url|icon|logo)\\b[^<>]*>)${SITE_ORIGIN.replaceAll('.', '\\.')}`,
);

/** @param prefix with which every placeholder of this document begins */
export function checkPlaceholders(text: string, prefix: string): Violation[] {
  const violations: Violation[] = [];
  if (STORED_ADDRESS.test(text)) {
    violations.push({ rule: 'placeholder-left', message: `${SITE_ORIGIN} is not a public address.` });
  }
  if (text.includes(prefix)) {
    violations.push({ rule: 'placeholder-left', message: `${prefix} was left in the document.` });
  }
  return violations;
}
