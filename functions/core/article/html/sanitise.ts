import sanitizeHtml from 'sanitize-html';
import { cleanCharacters } from '../../kernel/text.ts';
import type { LinkContext } from '../article-links.ts';
import { ALLOWED_ATTRIBUTES } from './attributes.ts';
import { ALLOWED_ELEMENTS, VOID_ELEMENTS } from './elements.ts';
import { serialiseNodes } from './serialise.ts';
import { parseFragment } from './structure.ts';
import { MAX_HTML_DEPTH } from '../limits.ts';
import { Removals } from './removals.ts';
import type { Report } from '../report.ts';

/**
 * The second, independent guard: what our own pass gives must come out of it unchanged, and whatever a fault
 * of ours let through must not. Styles stay unparsed: no style attribute is allowed, and the bundle has no
 * CSS parser.
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
  // Text keeps no quotation mark as it is: see toPublicHtml.
  textFilter: (text) => text.replaceAll('"', '&quot;'),
};

/**
 * Any HTML as a fragment that a feed can carry: allowed elements and attributes only, well nested, addresses
 * absolute (own ones under SITE_ORIGIN), no character that XML forbids, no raw `"` in text. What was taken
 * out is reported, one warning per reason. Its result given to it again comes out the same.
 */
export function sanitise(html: string, context: LinkContext, report: Report): string {
  const removals = new Removals();
  const nodes = parseFragment(cleanCharacters(html).text, { ...context, removals, ids: new Set() });
  removals.report(report, MAX_HTML_DEPTH);
  return sanitizeHtml(serialiseNodes(nodes), GUARD).trim();
}
