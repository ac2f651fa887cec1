/**
 * The HTML that an article may hold: what the W3C feed validator accepts (`acceptable_elements` in its validators.py),
 * but nothing that needs a script, a form, a style sheet or a frame.
 */

function words(...lines: string[]): ReadonlySet<string> {
  return new Set(lines.join(' ').split(' '));
}

export const VOID_ELEMENTS = words('br hr img wbr source');

/** Phrasing content (HTML 3.2.5.2.5): may stand in a paragraph. */
export const INLINE_ELEMENTS = words(
  'a abbr b bdi br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup',
  'time u var wbr audio video source',
);

/** Blocks that hold phrasing content only. */
export const PHRASING_BLOCKS = words('p h1 h2 h3 h4 h5 h6 pre');

/** Blocks that lose no meaning if only their content is kept. */
export const GROUPING_BLOCKS = words(
  'p div section aside address blockquote figure figcaption details summary',
);

export const TABLE_SECTIONS = words('thead tbody tfoot');
export const TABLE_CELLS = words('td th caption');

const BLOCK_ELEMENTS = words(
  'p h1 h2 h3 h4 h5 h6 pre div section aside address blockquote figure figcaption details summary hr',
  'ul ol li dl dt dd table caption thead tbody tfoot tr td th',
);

export const ALLOWED_ELEMENTS: readonly string[] = [...INLINE_ELEMENTS, ...BLOCK_ELEMENTS];
const ALLOWED = new Set(ALLOWED_ELEMENTS);

/** Elements that are replaced by one that means the same. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ...'article main header footer nav hgroup center dialog fieldset form search legend'
    .split(' ')
    .map((name) => [name, 'div'] as const),
  ['strike', 's'],
  ['tt', 'code'],
  ['acronym', 'abbr'],
  ['dir', 'ul'],
  ['menu', 'ul'],
  ['image', 'img'],
  ['listing', 'pre'],
  ['xmp', 'pre'],
]);

/** Dropped with their content, which is not text of the article. */
const DROPPED_WITH_CONTENT = words(
  'script style template iframe object applet noembed noframes frameset svg math canvas select datalist',
  'textarea button title plaintext map progress meter',
);

/** Dropped. They hold nothing. */
const DROPPED_VOID = words(
  'input link meta base basefont bgsound embed param track area frame col keygen command',
);

/** The receipt does not name them when they are dropped or renamed, because no reader misses them. */
const QUIET = words(
  'html head body font label noscript picture colgroup col meta base basefont link title big bdo data rb rtc',
  'nobr blink marquee slot track area map',
);

/** What becomes of an element. */
export type ElementFate =
  | { readonly kind: 'kept'; readonly name: string }
  | { readonly kind: 'unwrapped' | 'dropped' | 'dropped-with-content'; readonly isQuiet: boolean };

export function fateOfElement(written: string): ElementFate {
  const name = RENAMED.get(written) ?? written;
  if (ALLOWED.has(name)) return { kind: 'kept', name };
  const isQuiet = QUIET.has(written);
  if (DROPPED_WITH_CONTENT.has(written)) return { kind: 'dropped-with-content', isQuiet };
  return { kind: DROPPED_VOID.has(written) ? 'dropped' : 'unwrapped', isQuiet };
}

/** Elements that embed another page. A link replaces them. Values: the attribute that holds the address. */
export const EMBEDDING_ELEMENTS: ReadonlyMap<string, string> = new Map([
  ['iframe', 'src'],
  ['embed', 'src'],
  ['object', 'data'],
]);

export const LISTS: ReadonlySet<string> = new Set(['ul', 'ol']);
export const DEFINITION_PARTS: ReadonlySet<string> = new Set(['dt', 'dd']);

/** Elements that hold only certain others. Values: the element that anything else is put into. */
export const WRAPPER_OF: ReadonlyMap<string, string> = new Map([
  ['ul', 'li'],
  ['ol', 'li'],
  ['dl', 'dd'],
  ['table', 'tbody'],
  ['thead', 'tr'],
  ['tbody', 'tr'],
  ['tfoot', 'tr'],
  ['tr', 'td'],
]);

export function isCellOrTable(name: string): boolean {
  return TABLE_CELLS.has(name) || name === 'table';
}

/** For the end tag of `name`: true of an open element that the end tag does not reach beyond. */
export function reachOfEndTag(name: string): (open: string) => boolean {
  if (name === 'tr' || TABLE_SECTIONS.has(name) || TABLE_CELLS.has(name)) return (open) => open === 'table';
  if (name === 'table') return () => false;
  if (name === 'li') return (open) => LISTS.has(open) || isCellOrTable(open);
  if (DEFINITION_PARTS.has(name)) return (open) => open === 'dl' || isCellOrTable(open);
  if (!INLINE_ELEMENTS.has(name)) return isCellOrTable;
  return (open) => isCellOrTable(open) || WRAPPER_OF.has(open) || open === 'li' || DEFINITION_PARTS.has(open);
}
