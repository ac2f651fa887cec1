import { qualifiedNameAt, withoutReferences } from './xml-characters.ts';
import { shown, XmlFault } from './xml-fault.ts';

/** An attribute as it stands in a tag, its value normalised (XML 1.0, section 3.3.3). */
export interface WrittenAttribute {
  readonly name: string;
  readonly value: string;
  readonly at: number;
}

interface Place {
  /** Index of the first character. */
  readonly at: number;
  /** Index behind the last one. */
  readonly end: number;
}

export interface StartTag extends Place {
  readonly kind: 'start';
  readonly name: string;
  readonly attributes: readonly WrittenAttribute[];
  /** Whether it ends in `/>`. */
  readonly isEmpty: boolean;
}

export type XmlToken =
  | StartTag
  | (Place & { readonly kind: 'end'; readonly name: string })
  /** Character data or a CDATA section; only the former can be just white space. */
  | (Place & { readonly kind: 'text'; readonly text: string; readonly isSpace: boolean })
  | (Place & { readonly kind: 'comment' })
  | (Place & { readonly kind: 'declaration'; readonly encoding: string | undefined })
  /** Not read: it is always the last token. */
  | (Place & { readonly kind: 'doctype' })
  | (Place & { readonly kind: 'instruction'; readonly target: string });

const XML_DECLARATION = new RegExp(
  '<\\?xml[ \\t\\n]+version[ \\t\\n]*=[ \\t\\n]*(?:"1\\.0"|\'1\\.0\')' +
    '(?:[ \\t\\n]+encoding[ \\t\\n]*=[ \\t\\n]*(?:"([A-Za-z][\\w.-]*)"|\'([A-Za-z][\\w.-]*)\'))?' +
    '(?:[ \\t\\n]+standalone[ \\t\\n]*=[ \\t\\n]*(?:"(?:yes|no)"|\'(?:yes|no)\'))?[ \\t\\n]*\\?>',
  'y',
);

/**
 * The tokens of an XML 1.0 document, each checked by itself. How they nest is not looked at.
 *
 * @param source holds legal characters only, and `\n` at the end of every line (XML 1.0, section 2.11)
 * @throws XmlFault at the first thing that is no token
 */
export function* xmlTokens(source: string): Generator<XmlToken, void> {
  for (let at = 0; at < source.length; ) {
    const token = source[at] === '<' ? markupAt(source, at) : characterDataAt(source, at);
    yield token;
    at = token.end;
  }
}

function markupAt(source: string, at: number): XmlToken {
  if (source.startsWith('<!--', at)) return commentAt(source, at);
  if (source.startsWith('<![CDATA[', at)) return cdataAt(source, at);
  if (source.startsWith('<!DOCTYPE', at)) return { kind: 'doctype', at, end: source.length };
  if (source.startsWith('<?', at)) return instructionAt(source, at);
  if (source.startsWith('</', at)) return endTagAt(source, at);
  return startTagAt(source, at);
}

function characterDataAt(source: string, at: number): XmlToken {
  const end = indexOrEnd(source, '<', at);
  const raw = source.slice(at, end);
  const forbidden = raw.indexOf(']]>');
  if (forbidden !== -1) throw new XmlFault('"]]>" stands in a text', at + forbidden);
  return {
    kind: 'text',
    text: withoutReferences(raw, at),
    isSpace: afterSpace(raw, 0) === raw.length,
    at,
    end,
  };
}

function commentAt(source: string, at: number): XmlToken {
  const dashes = source.indexOf('--', at + 4);
  if (dashes === -1) throw new XmlFault('a comment has no end', at);
  if (source[dashes + 2] !== '>') throw new XmlFault('"--" stands in a comment', dashes);
  return { kind: 'comment', at, end: dashes + 3 };
}

function cdataAt(source: string, at: number): XmlToken {
  const start = at + '<![CDATA['.length;
  const end = source.indexOf(']]>', start);
  if (end === -1) throw new XmlFault('a CDATA section has no end', at);
  return { kind: 'text', text: source.slice(start, end), isSpace: false, at, end: end + 3 };
}

function instructionAt(source: string, at: number): XmlToken {
  const target = nameAt(source, at + 2);
  const behind = at + 2 + target.length;
  if (target === 'xml' && at === 0) return declarationAtStart(source);
  const end = source.indexOf('?>', behind);
  const isApart = end === behind || afterSpace(source, behind) > behind;
  if (end === -1 || !isApart || target.includes(':') || /^xml$/i.test(target)) {
    throw new XmlFault('a processing instruction is malformed or in the wrong place', at);
  }
  return { kind: 'instruction', target, at, end: end + 2 };
}

function declarationAtStart(source: string): XmlToken {
  XML_DECLARATION.lastIndex = 0;
  const found = XML_DECLARATION.exec(source);
  if (!found) throw new XmlFault('its XML declaration is malformed or not that of XML 1.0', 0);
  return { kind: 'declaration', encoding: found[1] ?? found[2], at: 0, end: found[0].length };
}

function endTagAt(source: string, at: number): XmlToken {
  const name = nameAt(source, at + 2);
  const end = afterSpace(source, at + 2 + name.length);
  if (source[end] !== '>') throw malformedTag(name, at);
  return { kind: 'end', name, at, end: end + 1 };
}

function startTagAt(source: string, at: number): StartTag {
  const name = nameAt(source, at + 1);
  const attributes: WrittenAttribute[] = [];
  let end = at + 1 + name.length;
  for (;;) {
    const next = afterSpace(source, end);
    if (source[next] === '>') return { kind: 'start', name, attributes, isEmpty: false, at, end: next + 1 };
    if (source.startsWith('/>', next)) {
      return { kind: 'start', name, attributes, isEmpty: true, at, end: next + 2 };
    }
    if (next === end) throw malformedTag(name, at);
    const attribute = attributeAt(source, next);
    attributes.push(attribute);
    end = attribute.end;
  }
}

function attributeAt(source: string, at: number): WrittenAttribute & Place {
  const name = nameAt(source, at);
  const equals = afterSpace(source, at + name.length);
  const start = afterSpace(source, equals + 1);
  const quote = source[start];
  const isQuoted = source[equals] === '=' && (quote === '"' || quote === "'");
  if (!isQuoted) throw new XmlFault(`the attribute "${shown(name)}" has no value in quotes`, at);
  const close = indexOrEnd(source, quote, start + 1);
  const raw = source.slice(start + 1, close);
  if (close === source.length || raw.includes('<')) {
    throw new XmlFault(`the value of the attribute "${shown(name)}" has no end before a "<"`, at);
  }
  return { name, value: withoutReferences(raw.replace(/[\t\n]/g, ' '), start + 1), at, end: close + 1 };
}

function nameAt(source: string, at: number): string {
  const name = qualifiedNameAt(source, at);
  if (name === '') throw new XmlFault('there is no name where one must be', at);
  return name;
}

function malformedTag(name: string, at: number): XmlFault {
  return new XmlFault(`the tag of "${shown(name)}" is malformed`, at);
}

function afterSpace(source: string, at: number): number {
  let index = at;
  while (source[index] === ' ' || source[index] === '\n' || source[index] === '\t') index += 1;
  return index;
}

function indexOrEnd(source: string, wanted: string, at: number): number {
  const index = source.indexOf(wanted, at);
  return index === -1 ? source.length : index;
}
