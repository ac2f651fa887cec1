import sanitizeHtml from 'sanitize-html';
import { escapeHtml, type HtmlElement, type HtmlNode } from '../../kernel/html-text.ts';
import type { Report } from '../../kernel/problem.ts';
import { cleanCharacters } from '../../kernel/text.ts';
import type { LinkContext } from '../article-links.ts';
import { MAX_HTML_DEPTH } from '../limits.ts';
import { ALLOWED_ATTRIBUTES } from './attributes.ts';
import { ALLOWED_ELEMENTS, VOID_ELEMENTS } from './elements.ts';
import { Removals } from './removals.ts';
import { parseFragment } from './structure.ts';

/**
 * The second, independent pass. The result of our own pass comes out of it unchanged; what a fault of ours let through
 * does not. Styles are not parsed, because no style attribute is allowed and the bundle has no CSS parser.
 */
const GUARD: sanitizeHtml.IOptions & { allowedEmptyAttributes: string[] } = {
  allowedTags: [...ALLOWED_ELEMENTS],
  allowedAttributes: ALLOWED_ATTRIBUTES,
  allowedEmptyAttributes: ['alt'],
  selfClosing: [...VOID_ELEMENTS],
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: Object.fromEntries(
    ['img', 'audio', 'video', 'source'].map((name) => [name, ['http', 'https']]),
  ),
  allowProtocolRelative: false,
  parseStyleAttributes: false,
  // Text holds no quotation mark: see toPublicHtml.
  textFilter: (text) => text.replaceAll('"', '&quot;'),
};

/**
 * Makes any HTML a fragment that a feed can carry: only allowed elements and attributes, well nested, with absolute
 * addresses (own ones under SITE_ORIGIN), without characters that XML forbids and without a raw `"` in text. Reports
 * what was removed, one warning per reason. Sanitising twice changes nothing more.
 */
export function sanitise(html: string, context: LinkContext, report: Report): string {
  const removals = new Removals();
  const nodes = parseFragment(cleanCharacters(html).text, { ...context, removals, ids: new Set() });
  removals.report(report, MAX_HTML_DEPTH);
  return sanitizeHtml(serialiseNodes(nodes), GUARD).trim();
}

/** Elements that stay although they are empty: without an empty cell, a table's columns would move. */
const KEPT_EMPTY = new Set(['td', 'th', 'audio', 'video']);
/** Elements that mean nothing without an attribute. */
const BARE = new Set(['span', 'a', 'abbr', 'bdi', 'time']);

/**
 * The tree as HTML in one form: attributes in double quotes, void elements closed, `& < > "` escaped. Elements that
 * hold nothing or mean nothing are left out. The parser has bounded the depth.
 */
function serialiseNodes(nodes: readonly HtmlNode[]): string {
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
  // White space is kept between words, but not as a paragraph.
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
