import type { HtmlNode } from '../../kernel/html-text.ts';
import { cleanCharacters } from '../../kernel/text.ts';
import { type AttributeContext, keptAttributes } from './attributes.ts';
import { EMBEDDING_ELEMENTS, fateOfElement, VOID_ELEMENTS } from './elements.ts';
import { OpenElements } from './open-elements.ts';
import { type HtmlTokenHandler, readHtmlTokens } from './tokens.ts';

/** An element that is being dropped with its content, and how many of its name are open. */
interface Skipped {
  readonly name: string;
  depth: number;
}

/**
 * Reads any HTML as a tree of allowed elements in which html5lib's strict parser finds no error: every element is
 * closed, no block is in a paragraph, no link in a link, no heading in a heading, and lists and tables hold what their
 * content models allow. Notes in `context.removals` what was removed.
 */
export function parseFragment(html: string, context: AttributeContext): HtmlNode[] {
  const builder = new FragmentBuilder(context);
  readHtmlTokens(html, builder);
  return builder.nodes;
}

class FragmentBuilder implements HtmlTokenHandler {
  readonly #open: OpenElements;
  readonly #context: AttributeContext;
  #skipped: Skipped | undefined;

  constructor(context: AttributeContext) {
    this.#context = context;
    this.#open = new OpenElements(() => context.removals.noteFlattened());
  }

  get nodes(): HtmlNode[] {
    return this.#open.root;
  }

  open(written: string, attributes: ReadonlyMap<string, string>): void {
    if (this.#skipped) {
      if (written === this.#skipped.name) this.#skipped.depth += 1;
      return;
    }
    const fate = fateOfElement(written);
    if (fate.kind === 'kept') {
      this.#keep(fate.name, attributes);
      return;
    }
    if (!fate.isQuiet) this.#context.removals.noteElement(written);
    for (const attribute of attributes.keys()) this.#context.removals.noteAttribute(attribute);
    const embedding = EMBEDDING_ELEMENTS.get(written);
    if (embedding) this.#linkTo(attributes.get(embedding), attributes.get('title'));
    if (fate.kind === 'dropped-with-content') this.#skipped = { name: written, depth: 1 };
  }

  close(written: string): void {
    if (this.#skipped) {
      if (written === this.#skipped.name) this.#skipped.depth -= 1;
      if (this.#skipped.depth === 0) this.#skipped = undefined;
      return;
    }
    if (written === 'br') {
      this.open('br', new Map());
      return;
    }
    const fate = fateOfElement(written);
    if (fate.kind === 'kept') this.#open.close(fate.name);
  }

  text(data: string): void {
    if (!this.#skipped) this.#open.text(cleanCharacters(data).text);
  }

  #keep(name: string, attributes: ReadonlyMap<string, string>): void {
    const place = this.#open.prepare(name);
    if (!place) {
      for (const attribute of attributes.keys()) this.#context.removals.noteAttribute(attribute);
      return;
    }
    const kept = keptAttributes(place, attributes, this.#context);
    // A picture without an address shows nothing.
    if (place === 'img' && !kept.has('src')) return;
    this.#open.add(place, kept, VOID_ELEMENTS.has(place));
  }

  /** Adds a paragraph that links to an embedded page, by its title or by its address without the scheme. */
  #linkTo(address: string | undefined, title: string | undefined): void {
    if (!address || !/^\s*(?:https?:)?\/\//i.test(address)) return;
    const attributes = new Map([['href', address.trim().replace(/^\/\//, 'https://')]]);
    this.#keep('p', new Map());
    this.#keep('a', attributes);
    this.text(title?.trim() || attributes.get('href')!.replace(/^https?:\/\//i, ''));
    this.#open.close('a');
    this.#open.close('p');
  }
}
