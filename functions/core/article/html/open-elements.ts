import type { HtmlElement, HtmlNode } from '../../kernel/html-text.ts';
import { MAX_HTML_DEPTH } from '../limits.ts';
import {
  DEFINITION_PARTS,
  GROUPING_BLOCKS,
  INLINE_ELEMENTS,
  isCellOrTable,
  LISTS,
  PHRASING_BLOCKS,
  reachOfEndTag,
  TABLE_CELLS,
  TABLE_SECTIONS,
  VOID_ELEMENTS,
  WRAPPER_OF,
} from './elements.ts';

/** Levels that must be free for a list or table, so that its items, rows and cells fit: table, tbody, tr, td. */
const CONTAINER_LEVELS = 4;

const RUBY_PARTS = new Set(['rt', 'rp']);
const MEDIA = new Set(['audio', 'video']);

/**
 * The elements that are open at one point of a fragment, and the rules for what may be opened there: HTML's content
 * models, as far as a parser enforces them (HTML 13.2.6). Missing elements are supplied. The depth is bounded, so every
 * search is cheap.
 */
export class OpenElements {
  readonly root: HtmlNode[] = [];
  readonly #stack: HtmlElement[] = [];
  readonly #onFlattened: () => void;

  constructor(onFlattened: () => void) {
    this.#onFlattened = onFlattened;
  }

  /** Adds text where it belongs. White space between the parts of lists and tables stays between them. */
  text(data: string): void {
    if (data === '' || MEDIA.has(this.#top)) return;
    if (data.trim() !== '') this.#enterContent();
    const children = this.#children;
    const last = children.at(-1);
    if (typeof last === 'string') children[children.length - 1] = last + data;
    else children.push(data);
  }

  /**
   * Closes and opens what is necessary before an element of this name can be added. Returns the name to add it under;
   * undefined if the tag has no place here, so that only its content is kept.
   */
  prepare(name: string): string | undefined {
    const fitting = this.#prepareByKind(name);
    if (fitting === undefined || VOID_ELEMENTS.has(fitting)) return fitting;
    const isContainer = WRAPPER_OF.has(fitting) || fitting === 'li' || DEFINITION_PARTS.has(fitting);
    const isStart = LISTS.has(fitting) || fitting === 'table' || fitting === 'dl';
    const levels = isStart ? CONTAINER_LEVELS : isContainer ? 0 : 1;
    if (this.#stack.length + levels <= MAX_HTML_DEPTH) return fitting;
    this.#onFlattened();
    return undefined;
  }

  add(name: string, attributes: ReadonlyMap<string, string>, isVoid: boolean): void {
    const element: HtmlElement = { name, attributes, children: [] };
    this.#children.push(element);
    if (!isVoid) this.#stack.push(element);
  }

  /** Closes the nearest open element of this name and what is open within it, if one is in reach. */
  close(name: string): void {
    const barrier = reachOfEndTag(name);
    const index = this.#stack.findLastIndex((element) => element.name === name || barrier(element.name));
    if (this.#stack[index]?.name === name) this.#stack.length = index;
    // Out of place it was opened under another name: see #nameInPlace.
    else if (name === 'figcaption' || name === 'summary') this.close('div');
  }

  get #top(): string {
    return this.#stack.at(-1)?.name ?? '';
  }

  get #children(): HtmlNode[] {
    return this.#stack.at(-1)?.children ?? this.root;
  }

  #prepareByKind(name: string): string | undefined {
    if (name === 'source') return MEDIA.has(this.#top) ? name : undefined;
    if (MEDIA.has(this.#top)) return undefined;
    if (name === 'li') return this.#prepareItem(LISTS, 'ul', name);
    if (DEFINITION_PARTS.has(name)) return this.#prepareItem(new Set(['dl']), 'dl', name);
    if (RUBY_PARTS.has(name)) return this.#prepareRubyPart(name);
    if (name === 'tr' || TABLE_SECTIONS.has(name) || TABLE_CELLS.has(name))
      return this.#prepareTablePart(name);
    if (this.#top === 'dl' && name === 'div') return undefined;
    if (name === 'a' && !this.#leaveLink()) return undefined;
    this.#enterContent();
    if (INLINE_ELEMENTS.has(name)) return name;
    return this.#leavePhrasing(name) ? this.#nameInPlace(name) : undefined;
  }

  /** Opens the item, row or cell that content needs within a list or table. */
  #enterContent(): void {
    for (let wrapper = WRAPPER_OF.get(this.#top); wrapper; wrapper = WRAPPER_OF.get(this.#top)) {
      this.add(wrapper, new Map(), false);
    }
  }

  /** Goes up to the nearest list for an item, or opens one. */
  #prepareItem(lists: ReadonlySet<string>, missing: string, name: string): string | undefined {
    const index = this.#stack.findLastIndex(
      (element) => lists.has(element.name) || isCellOrTable(element.name),
    );
    if (lists.has(this.#stack[index]?.name ?? '')) {
      this.#stack.length = index + 1;
      return name;
    }
    if (!this.prepare(missing)) return undefined;
    this.add(missing, new Map(), false);
    return name;
  }

  #prepareRubyPart(name: string): string | undefined {
    const index = this.#stack.findLastIndex(
      (element) => element.name === 'ruby' || !INLINE_ELEMENTS.has(element.name),
    );
    if (this.#stack[index]?.name !== 'ruby') return undefined;
    this.#stack.length = index + 1;
    return name;
  }

  /** Goes up to the table, section or row that a part of a table belongs in, and opens those that are missing. */
  #prepareTablePart(name: string): string | undefined {
    const table = this.#stack.findLastIndex((element) => element.name === 'table');
    if (table === -1) return undefined;
    const section = this.#stack[table + 1];
    const row = this.#stack[table + 2];
    const keepsSection =
      (name === 'tr' || name === 'td' || name === 'th') && TABLE_SECTIONS.has(section?.name ?? '');
    const keepsRow = keepsSection && name !== 'tr' && row?.name === 'tr';
    this.#stack.length = table + 1 + (keepsRow ? 2 : keepsSection ? 1 : 0);
    if (name === 'caption' || TABLE_SECTIONS.has(name)) return name;
    if (!keepsSection) this.add('tbody', new Map(), false);
    if (!keepsRow && name !== 'tr') this.add('tr', new Map(), false);
    return name;
  }

  /** Closes the link that a link would be in. Returns false if that would close more than phrasing. */
  #leaveLink(): boolean {
    const index = this.#stack.findLastIndex((element) => element.name === 'a');
    if (index === -1) return true;
    if (!this.#stack.slice(index).every((element) => INLINE_ELEMENTS.has(element.name))) return false;
    this.#stack.length = index;
    return true;
  }

  /**
   * Before a block: closes the paragraph, heading or preformatted text that the block would be in, and opens the
   * phrasing in it again. Returns false for a grouping block in a heading or preformatted text: then the block is left
   * out.
   */
  #leavePhrasing(name: string): boolean {
    const index = this.#stack.findLastIndex((element) => !INLINE_ELEMENTS.has(element.name));
    const holder = this.#stack[index];
    if (!holder || !PHRASING_BLOCKS.has(holder.name)) return true;
    if (holder.name !== 'p' && GROUPING_BLOCKS.has(name)) {
      this.#separate(holder.name === 'pre' ? '\n' : ' ');
      return false;
    }
    const carried = this.#stack.slice(index + 1);
    this.#stack.length = index;
    for (const { name: inline, attributes } of carried) {
      this.add(inline, new Map([...attributes].filter(([attribute]) => attribute !== 'id')), false);
    }
    return true;
  }

  /** Keeps the words before and after a block that is left out apart. */
  #separate(space: string): void {
    const last = this.#children.at(-1);
    if (last === undefined || (typeof last === 'string' && last.endsWith(space))) return;
    this.text(space);
  }

  /** Captions and summaries mean something only in their own elements. */
  #nameInPlace(name: string): string {
    if (name === 'figcaption' && this.#top !== 'figure') return 'div';
    return name === 'summary' && this.#top !== 'details' ? 'div' : name;
  }
}
