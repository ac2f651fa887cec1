import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

/** What an HTML document consists of, in order. Offsets are into its text. */
export interface HtmlTokenHandler {
  /** `name` and the names of attributes are in lower case; values are decoded. The first of two equal attributes counts. */
  open(name: string, attributes: ReadonlyMap<string, string>, start: number, end: number): void;
  close(name: string, start: number, end: number): void;
  /** Decoded. Inside `<script>`, `<style>` and their like: everything up to the end tag. */
  text(data: string): void;
}

/** No element has a longer name. A longer one would only make messages long. */
const MAX_NAME_CHARACTERS = 60;

/**
 * Reads HTML as a browser's tokenizer does, and calls `handler` for each tag and text. Skips comments, doctypes and
 * processing instructions. Keeps no tree and no stack, so nesting costs nothing.
 */
export function readHtmlTokens(html: string, handler: HtmlTokenHandler): void {
  const tokenizer = new Tokenizer({}, new TokenAssembler(html, handler));
  tokenizer.write(html);
  tokenizer.end();
}

/** Makes tags of the tokenizer's pieces: a name, the name of an attribute, parts of its value. */
class TokenAssembler implements TokenizerCallbacks {
  readonly #html: string;
  readonly #handler: HtmlTokenHandler;
  #name = '';
  #start = 0;
  #attributes = new Map<string, string>();
  #attributeName = '';
  #attributeValue = '';

  constructor(html: string, handler: HtmlTokenHandler) {
    this.#html = html;
    this.#handler = handler;
  }

  onopentagname(start: number, end: number): void {
    this.#name = this.#nameAt(start, end);
    this.#start = start - 1;
    this.#attributes = new Map();
  }

  onattribname(start: number, end: number): void {
    this.#attributeName = this.#nameAt(start, end);
    this.#attributeValue = '';
  }

  onattribdata(start: number, end: number): void {
    this.#attributeValue += this.#html.slice(start, end);
  }

  onattribentity(codePoint: number): void {
    this.#attributeValue += String.fromCodePoint(codePoint);
  }

  onattribend(): void {
    if (!this.#attributes.has(this.#attributeName)) {
      this.#attributes.set(this.#attributeName, this.#attributeValue);
    }
  }

  onopentagend(end: number): void {
    this.#handler.open(this.#name, this.#attributes, this.#start, end + 1);
  }

  onselfclosingtag(end: number): void {
    this.onopentagend(end);
  }

  onclosetag(start: number, end: number): void {
    this.#handler.close(this.#nameAt(start, end), start - 2, end + 1);
  }

  ontext(start: number, end: number): void {
    this.#handler.text(this.#html.slice(start, end));
  }

  ontextentity(codePoint: number): void {
    this.#handler.text(String.fromCodePoint(codePoint));
  }

  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  #nameAt(start: number, end: number): string {
    return this.#html.slice(start, Math.min(end, start + MAX_NAME_CHARACTERS)).toLowerCase();
  }
}
