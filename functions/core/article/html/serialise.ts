import { escapeHtml, type HtmlElement, type HtmlNode } from '../../kernel/html-text.ts';
import { VOID_ELEMENTS } from './elements.ts';

/** Stay though they hold nothing: a table's columns would move. */
const KEPT_EMPTY = new Set(['td', 'th', 'audio', 'video']);
/** Say nothing unless an attribute does. */
const BARE = new Set(['span', 'a', 'abbr', 'bdi', 'time']);

/**
 * The tree as HTML in one form: attributes in double quotes, void elements closed, `& < > "` escaped, and
 * elements left out that hold nothing or say nothing. Depth is bounded by what was parsed.
 */
export function serialiseNodes(nodes: readonly HtmlNode[]): string {
  let html = '';
  for (const node of nodes) html += typeof node === 'string' ? escapeHtml(node) : serialiseElement(node);
  return html;
}

function serialiseElement(element: HtmlElement): string {
  const { name, attributes, children } = element;
  if (VOID_ELEMENTS.has(name))
    return name === 'source' && !attributes.has('src') ? '' : `<${openTag(element)} />`;
  const content = serialiseNodes(children);
  if (BARE.has(name) && attributes.size === 0) return content;
  if (name === 'a' && !attributes.has('href') && !attributes.has('id')) return content;
  if ((name === 'audio' || name === 'video') && !attributes.has('src') && !content.includes('<source '))
    return '';
  // White space alone is worth keeping between words, not as a paragraph.
  if (content.trim() === '' && !KEPT_EMPTY.has(name) && !attributes.has('id'))
    return content === '' ? '' : ' ';
  return `<${openTag(element)}>${content}</${name}>`;
}

function openTag({ name, attributes }: HtmlElement): string {
  let tag = name;
  for (const [attribute, value] of attributes) {
    tag += value === '' && attribute !== 'alt' ? ` ${attribute}` : ` ${attribute}="${escapeHtml(value)}"`;
  }
  return tag;
}
