import { XmlFault } from './xml-fault.ts';

/** Whatever is not a `Char` (XML 1.0, section 2.2). */
const ILLEGAL = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/**
 * `NameStartChar` and `NameChar` without the colon (XML 1.0, section 2.3; Namespaces in XML, section 3). Of the
 * planes beyond the first, either half of a pair is enough: in a text that holds whole pairs only, and no plane
 * above 14 where the first half is at most DB7F, that is the same and needs no more than one step a character.
 */
const NAME_START =
  'A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF' +
  '\\u3001-\\uD7FF\\uD800-\\uDB7F\\uDC00-\\uDFFF\\uF900-\\uFDCF\\uFDF0-\\uFFFD';
const NAME = `[${NAME_START}][${NAME_START}\\-.0-9\\xB7\\u0300-\\u036F\\u203F\\u2040]*`;

const QUALIFIED_NAME = new RegExp(`${NAME}(?::${NAME})?`, 'y');
const REFERENCE = /&(?:(#[0-9]+|#x[0-9A-Fa-f]+|[a-z]+);)?/g;

/** Entities that need no declaration (XML 1.0, section 4.6); there are no others where there is no DOCTYPE. */
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The index of the first character that no XML document may hold; -1 without one. */
export function indexOfIllegal(text: string): number {
  return text.search(ILLEGAL);
}

/** The qualified name (`local` or `prefix:local`) that begins at that index; empty without one. */
export function qualifiedNameAt(text: string, at: number): string {
  QUALIFIED_NAME.lastIndex = at;
  return QUALIFIED_NAME.exec(text)?.[0] ?? '';
}

/**
 * The text with its entity and character references replaced.
 *
 * @param at where it stands in the document
 * @throws XmlFault where an `&` begins no reference that means something without a DOCTYPE
 */
export function withoutReferences(text: string, at: number): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (written, name: string | undefined, index: number) => {
    const character = name?.startsWith('#') ? characterOf(name) : ENTITIES.get(name ?? '');
    if (character !== undefined) return character;
    throw new XmlFault(`"${written.slice(0, 20)}" is no entity that XML knows`, at + index);
  });
}

/** @param reference `#65` or `#x41` */
function characterOf(reference: string): string | undefined {
  const codePoint = Number(reference.replace('#x', '0x').replace('#', ''));
  if (codePoint > 0x10ffff) return undefined;
  const character = String.fromCodePoint(codePoint);
  return indexOfIllegal(character) === -1 ? character : undefined;
}
