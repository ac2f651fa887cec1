import { INLINE_ELEMENTS, TABLE_CELLS, TABLE_SECTIONS } from './elements.ts';

export const LISTS: ReadonlySet<string> = new Set(['ul', 'ol']);
export const DEFINITION_PARTS: ReadonlySet<string> = new Set(['dt', 'dd']);

/** Hold only certain elements; anything else is put into one of those. Values: the element it is put into. */
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

/** Whether an open element is one that the end tag of `name` does not reach beyond. */
export function reachOfEndTag(name: string): (open: string) => boolean {
  if (name === 'tr' || TABLE_SECTIONS.has(name) || TABLE_CELLS.has(name)) return (open) => open === 'table';
  if (name === 'table') return () => false;
  if (name === 'li') return (open) => LISTS.has(open) || isCellOrTable(open);
  if (DEFINITION_PARTS.has(name)) return (open) => open === 'dl' || isCellOrTable(open);
  if (!INLINE_ELEMENTS.has(name)) return isCellOrTable;
  return (open) => isCellOrTable(open) || WRAPPER_OF.has(open) || open === 'li' || DEFINITION_PARTS.has(open);
}
