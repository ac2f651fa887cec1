import { encodeHtml, encodeText } from './xml-text.ts';

const ANY_PLACEHOLDER = /urn:broadsheet-(\d+):/g;

/**
 * What every placeholder of a document begins with, proven absent from `source` (anything that serialises to JSON)
 * and depending on nothing else, so that the same feed always gives the same bytes.
 */
export function placeholderPrefix(source: unknown): string {
  const taken = new Set(Array.from(JSON.stringify(source).matchAll(ANY_PLACEHOLDER), (match) => match[1]));
  let number = 0;
  while (taken.has(String(number))) number += 1;
  return `urn:broadsheet-${number}:`;
}

/**
 * Keeps every text out of the `feed` package: it is given inert placeholders, and its finished skeleton, free of
 * any user text, is filled in one pass by our own encoders. `feed` 6.0.0 (through xml-js) escapes neither `<` in
 * Atom categories nor anything in enclosure titles, and splits only the first `]]>` of a text, so that a second one
 * ends the document or injects markup. A placeholder is also a URI, for the fields that `feed` reads as addresses.
 */
export class Placeholders {
  readonly #prefix: string;
  readonly #values: string[] = [];

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** Stands for plain text or an address, in an element or in an attribute. */
  text(value: string): string {
    return this.#add(encodeText(value));
  }

  /** Stands for HTML as an element's content. */
  html(value: string): string {
    return this.#add(encodeHtml(value));
  }

  /** The skeleton with every placeholder, and the CDATA section `feed` puts around some, replaced by its value. */
  fill(skeleton: string): string {
    const placeholder = new RegExp(`(?:<!\\[CDATA\\[)?${this.#prefix}(\\d+):(?:\\]\\]>)?`, 'g');
    return skeleton.replace(placeholder, (_, index: string) => this.#values[Number(index)]!);
  }

  #add(encoded: string): string {
    this.#values.push(encoded);
    return `${this.#prefix}${this.#values.length - 1}:`;
  }
}
