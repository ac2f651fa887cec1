import { SITE_ORIGIN } from '../article/article.ts';
import type { FeedEntry } from './feed-entry.ts';
import type { Finding } from './finished-feed.ts';

/** What the public W3C feed validator reads at most; readers give up far earlier. */
export const MAX_DOCUMENT_BYTES = 5_000_000;

/**
 * Characters that XML 1.0 section 2.2 forbids, halves of surrogate pairs, and what the W3C validator takes for
 * broken encoding (BadCharacters): U+0080–9F and U+FFFD.
 */
const FORBIDDEN_CHARACTER = /[\0-\x08\x0B\x0C\x0E-\x1F\x80-\x9F\uD800-\uDFFF\uFFFD-\uFFFF]/u;

/**
 * The stored address of the site, not replaced by its present one, where an address stands: in an attribute, in an
 * element or key that holds one. In the words of an article it is a text like any other.
 */
const STORED_ADDRESS = new RegExp(
  `(?:=\\\\?"|"(?:\\w*url|image|id)": "|<(?:uri|id|link|guid)\\b[^<>]*>)${SITE_ORIGIN.replaceAll('.', '\\.')}`,
);

/**
 * The rules on a finished document that need no understanding of it.
 * @param strings the document's strings as a reader would see them: JSON holds control characters as escapes
 * @param prefix what the placeholders of this document begin with
 */
export function checkText(
  text: string,
  strings: Iterable<string>,
  entries: readonly FeedEntry[],
  prefix: string,
): Finding[] {
  return [
    ...checkCharacters(strings, entries),
    ...checkStoredAddresses(text, entries),
    ...checkPlaceholders(prefix, text, entries),
    ...checkSize(text, entries),
  ];
}

/** Every string in `value`, at any depth, keys left out. */
export function* allStrings(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value)
    for (const part of Object.values(value)) yield* allStrings(part);
}

function checkCharacters(strings: Iterable<string>, entries: readonly FeedEntry[]): Finding[] {
  const found = firstForbidden(strings);
  if (!found) return [];
  const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  const finding = { rule: 'character-forbidden', message: `U+${code} may not stand in a feed.` };
  return blame(finding, entries, (entry) => firstForbidden(allStrings(entry)) !== undefined);
}

function firstForbidden(strings: Iterable<string>): string | undefined {
  for (const text of strings) {
    const [found] = FORBIDDEN_CHARACTER.exec(text) ?? [];
    if (found) return found;
  }
  return undefined;
}

function checkStoredAddresses(text: string, entries: readonly FeedEntry[]): Finding[] {
  if (!STORED_ADDRESS.test(text)) return [];
  const finding = { rule: 'placeholder-left', message: `${SITE_ORIGIN} is no public address.` };
  return blame(finding, entries, (entry) => STORED_ADDRESS.test(JSON.stringify(entry, undefined, 1)));
}

function checkPlaceholders(prefix: string, text: string, entries: readonly FeedEntry[]): Finding[] {
  if (!text.includes(prefix)) return [];
  const finding = { rule: 'placeholder-left', message: `${prefix} was left in the document.` };
  return blame(finding, entries, (entry) => JSON.stringify(entry).includes(prefix));
}

function checkSize(text: string, entries: readonly FeedEntry[]): Finding[] {
  const bytes = Buffer.byteLength(text);
  if (bytes <= MAX_DOCUMENT_BYTES) return [];
  const lengths = entries.map(({ html }) => html.length);
  const message = `The document has ${bytes} bytes; ${MAX_DOCUMENT_BYTES} are the most.`;
  return [{ rule: 'document-too-large', message, item: lengths.indexOf(Math.max(...lengths)) }];
}

/** `finding`, once for each entry that `isCause` holds of, or as it is if it holds of none. */
function blame(
  finding: Finding,
  entries: readonly FeedEntry[],
  isCause: (entry: FeedEntry) => boolean,
): Finding[] {
  const causes = entries.flatMap((entry, item) => (isCause(entry) ? [{ ...finding, item }] : []));
  return causes.length ? causes : [finding];
}
