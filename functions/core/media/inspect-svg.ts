import { SaxesParser, type SaxesTagNS, type XMLDecl } from 'saxes';
import type { Problem } from '../kernel/problem.ts';
import type { Size } from './image-size.ts';
import { placeOf, SvgRefusal } from './svg-refusal.ts';
import { activeAttribute, activeCss, activeElement, XMLNS_NAMESPACE } from './svg-rules.ts';
import { svgSize } from './svg-size.ts';

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

/** libxml2, which many programs read SVG with, stops at this depth unless told otherwise. */
const MAX_DEPTH = 256;

export interface InspectedSvg {
  /** Present if and only if the file may not be published. */
  readonly problem?: Problem;
  /** Absent if the file does not state its size. */
  readonly size?: Size | undefined;
}

/**
 * Decides whether an SVG may be published, and reads its size.
 *
 * It must be well-formed XML 1.0 in UTF-8 with an `svg` root. It must not run code, and not load or refer to anything
 * outside the file: a reader who opens the file by itself opens it on the site's origin.
 *
 * Never throws.
 *
 * @param bytes the whole file
 */
export function inspectSvg(bytes: Uint8Array): InspectedSvg {
  try {
    return { size: new SvgReader(decoded(bytes)).read() };
  } catch (error) {
    if (error instanceof SvgRefusal) return { problem: error.problem };
    throw error;
  }
}

/** The text without its byte order mark, with `\n` at the end of each line. @throws SvgRefusal */
function decoded(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.replace(/\r\n?/g, '\n');
  } catch {
    // The decoder has no other way to say so (WHATWG Encoding, section 8.1).
    throw SvgRefusal.syntax('it is not valid UTF-8 text');
  }
}

/** Reads one SVG and stops at the first thing that is not allowed. */
class SvgReader {
  readonly #source: string;
  readonly #parser = new SaxesParser({ xmlns: true, position: false });
  #size: Size | undefined;
  #depth = 0;
  /** Where the latest start tag begins. */
  #tagAt = 0;
  /** Where each attribute of that tag begins, by name. */
  readonly #attributesAt = new Map<string, number>();
  /** The open style sheet: where it begins, and its text so far. */
  #sheet: { readonly at: number; css: string } | undefined;

  constructor(source: string) {
    this.#source = source;
    const parser = this.#parser;
    parser.on('error', ({ message }) => this.#refuseSyntax(message.replace(/\.$/, ''), parser.position - 1));
    parser.on('xmldecl', (declaration) => this.#checkDeclaration(declaration));
    parser.on('doctype', () => this.#refuseActive('a DOCTYPE', this.#lastBegun('<!DOCTYPE')));
    parser.on('processinginstruction', ({ target }) =>
      this.#refuseActive(`a processing instruction (<?${target}?>)`, this.#lastBegun(`<?${target}`)),
    );
    parser.on('opentagstart', () => {
      this.#tagAt = this.#lastBegun('<');
      this.#attributesAt.clear();
    });
    parser.on('attribute', ({ name }) => this.#attributesAt.set(name, this.#startOfAttribute(name)));
    parser.on('opentag', (tag) => this.#open(tag));
    parser.on('text', (text) => this.#addText(text));
    parser.on('cdata', (text) => this.#addText(text));
    parser.on('closetag', (tag) => this.#close(tag));
  }

  /** @returns the size that the root element states. @throws SvgRefusal */
  read(): Size | undefined {
    // saxes would skip a byte order mark here. The decoder has already taken the one that is allowed.
    if (this.#source.startsWith('\uFEFF')) this.#refuseSyntax('it begins with two byte order marks', 0);
    this.#parser.write(this.#source).close();
    return this.#size;
  }

  #checkDeclaration({ version, encoding = 'UTF-8' }: XMLDecl): void {
    if (version !== '1.0') this.#refuseSyntax(`its XML version is "${version}"`, 0);
    // In another encoding a browser would see other characters than were inspected.
    if (encoding.toUpperCase() !== 'UTF-8') this.#refuseSyntax(`its encoding is "${encoding}"`, 0);
  }

  #open(tag: SaxesTagNS): void {
    const attributes = Object.values(tag.attributes);
    for (const { name, uri, value } of attributes) {
      // saxes ignores the space. A browser does not: to it this is another namespace.
      if (uri === XMLNS_NAMESPACE && value !== value.trim()) {
        this.#refuseSyntax(`the namespace in ${name} has a space around it`, this.#attributeAt(name));
      }
    }
    if (this.#depth === 0) this.#checkRoot(tag);
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) {
      this.#refuseSyntax(`more than ${MAX_DEPTH} elements are nested`, this.#tagAt);
    }
    // A browser joins the text on both sides of the element. The whole may mean something that neither part does.
    if (this.#sheet) this.#refuseActive(`an element in a style sheet (<${tag.name}>)`, this.#tagAt);
    if (isStyle(tag)) this.#sheet = { at: this.#tagAt, css: '' };
    this.#refuseIfActive(activeElement(tag), this.#tagAt);
    for (const attribute of attributes) {
      this.#refuseIfActive(activeAttribute(attribute), this.#attributeAt(attribute.name));
    }
  }

  #checkRoot({ local, uri, attributes }: SaxesTagNS): void {
    if (local !== 'svg' || uri !== SVG_NAMESPACE) {
      this.#refuseSyntax(`the first element is not <svg xmlns="${SVG_NAMESPACE}">`, this.#tagAt);
    }
    this.#size = svgSize((name) => attributes[name]?.value ?? '');
  }

  #addText(text: string): void {
    if (this.#sheet) this.#sheet.css += text;
  }

  #close(tag: SaxesTagNS): void {
    this.#depth -= 1;
    if (!this.#sheet || !isStyle(tag)) return;
    const { css, at } = this.#sheet;
    this.#sheet = undefined;
    this.#refuseIfActive(activeCss(css), at);
  }

  /** Where the markup that the parser has just read begins. */
  #lastBegun(markup: string): number {
    return this.#source.lastIndexOf(markup, this.#parser.position - 1);
  }

  /** Called behind the closing quote. A value cannot hold its own quote, so the one before opens it. */
  #startOfAttribute(name: string): number {
    const close = this.#parser.position - 1;
    const open = this.#source.lastIndexOf(this.#source.charAt(close), close - 1);
    return this.#source.lastIndexOf(name, open);
  }

  #attributeAt(name: string): number {
    return this.#attributesAt.get(name) ?? this.#tagAt;
  }

  #refuseIfActive(found: string | undefined, at: number): void {
    if (found !== undefined) this.#refuseActive(found, at);
  }

  #refuseActive(found: string, at: number): never {
    throw SvgRefusal.active(found, placeOf(this.#source, at));
  }

  #refuseSyntax(reason: string, at: number): never {
    throw SvgRefusal.syntax(reason, placeOf(this.#source, at));
  }
}

function isStyle({ local }: SaxesTagNS): boolean {
  return local.toLowerCase() === 'style';
}
