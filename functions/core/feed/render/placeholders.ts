import { encodeHtml, encodeText } from './xml-text.ts';

const ANY_PLACEHOLDER = /urn:broadsheet-(\d+):/g;

/**
 * A text with which every placeholder of a document begins. It does not occur in `source` (anything that serialises to
 * JSON), and depends on nothing else, so the same feed always gives the same bytes.
 */
export function placeholderPrefix(source: unknown): string {
  const taken = new Set(Array.from(JSON.stringify(source).matchAll(ANY_PLACEHOLDER), (match) => match[1]));
  let number = 0;
  while (taken.has(String(number))) number += 1;
  return `urn:broadsheet-${number}:`;
}

/**
 * Keeps every text away from the `feed` package. The package gets harmless placeholders, and our own encoders fill its
 * finished skeleton, which holds no user text, in one pass. `feed` 6.0.0 (through xml-js) does not escape `<` in Atom
 * categories or anything in enclosure titles, and splits only the first `]]>` of a text, so a second one ends the
 * document or injects markup. A placeholder is also a URI, for the fields that `feed` reads as addresses.
 */
export class Placeholders {
  readonly #prefix: string;
  readonly #values: string[] = [];

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** A placeholder for plain text or an address, in an element or an attribute. */
  text(value: string): string {
    return this.#add(encodeText(value));
  }

  /** A placeholder for HTML as the content of an element. */
  html(value: string): string {
    return this.#add(encodeHtml(value));
  }

  /** Replaces every placeholder by its value, with the CDATA section that `feed` puts around some of them. */
  fill(skeleton: string): string {
    const placeholder = new RegExp(`(?:<!\\[CDATA\\[)?${this.#prefix}(\\d+):(?:\\]\\]>)?`, 'g');
    return skeleton.replace(placeholder, (_, index: string) => this.#values[Number(index)]!);
  }

  #add(encoded: string): string {
    this.#values.push(encoded);
    return `${this.#prefix}${this.#values.length - 1}:`;
  }
}
