import { indexOfIllegal } from './xml-characters.ts';
import { shown, XmlFault } from './xml-fault.ts';
import { type XmlName, XmlNamespaces } from './xml-namespaces.ts';
import { type StartTag, type XmlToken, xmlTokens } from './xml-tokens.ts';

export interface XmlAttribute extends XmlName {
  readonly value: string;
  /** Index in the source. */
  readonly at: number;
}

export interface XmlElement extends XmlName {
  readonly attributes: readonly XmlAttribute[];
  /** Index of its start tag in the source. */
  readonly at: number;
}

export type XmlEvent =
  | { readonly kind: 'open' | 'close'; readonly element: XmlElement }
  | Extract<XmlToken, { kind: 'text' | 'declaration' | 'doctype' | 'instruction' }>;

interface OpenElement {
  readonly element: XmlElement;
  readonly declared: readonly string[];
}

/**
 * Reads a document by XML 1.0 and Namespaces in XML 1.0, without DOCTYPE: that event is the last, and to ask for
 * another is a fault, so that no entity is ever declared. Takes time in proportion to the text's length.
 *
 * @param source with `\n` at the end of every line (XML 1.0, section 2.11)
 * @throws XmlFault at the first thing that is not well-formed
 */
export function* readXml(source: string): Generator<XmlEvent, void> {
  const illegal = indexOfIllegal(source);
  if (illegal !== -1) throw new XmlFault('it holds a character that XML forbids', illegal);
  const namespaces = new XmlNamespaces();
  const open: OpenElement[] = [];
  let hasRoot = false;
  for (const token of xmlTokens(source)) {
    const isOutside = open.length === 0;
    if (token.kind === 'start') {
      if (isOutside && hasRoot) throw new XmlFault('there is a second root element', token.at);
      hasRoot = true;
      const opened = opening(token, namespaces);
      open.push(opened);
      yield { kind: 'open', element: opened.element };
    }
    if (token.kind === 'end' || (token.kind === 'start' && token.isEmpty)) {
      yield { kind: 'close', element: closing(token, open, namespaces) };
    } else if (token.kind === 'text' && isOutside) {
      if (!token.isSpace) throw new XmlFault('there is text outside the root element', token.at);
    } else if (token.kind !== 'start' && token.kind !== 'comment') {
      yield token;
      if (token.kind === 'doctype') throw new XmlFault('it has a DOCTYPE', token.at);
    }
  }
  const unclosed = open.at(-1)?.element;
  if (unclosed) throw new XmlFault(`the element "${shown(unclosed.name)}" is never closed`, unclosed.at);
  if (!hasRoot) throw new XmlFault('there is no element', source.length);
}

function opening({ name, attributes, at }: StartTag, namespaces: XmlNamespaces): OpenElement {
  const declared = namespaces.enter(attributes);
  const resolved = attributes.map((attribute) => ({
    ...namespaces.attributeName(attribute.name, attribute.at),
    value: attribute.value,
    at: attribute.at,
  }));
  refuseDuplicates(resolved);
  return { element: { ...namespaces.elementName(name, at), attributes: resolved, at }, declared };
}

/** Neither the same name twice (XML 1.0, section 3.1) nor two prefixes for one (Namespaces, section 6.3). */
function refuseDuplicates(attributes: readonly XmlAttribute[]): void {
  const seen = new Set<string>();
  for (const { name, local, uri, at } of attributes) {
    const expanded = `${uri} ${local}`;
    if (seen.has(expanded)) throw new XmlFault(`the attribute "${shown(name)}" is given twice`, at);
    seen.add(expanded);
  }
}

function closing(
  { name, at }: { readonly name: string; readonly at: number },
  open: OpenElement[],
  namespaces: XmlNamespaces,
): XmlElement {
  const last = open.pop();
  if (last?.element.name !== name) {
    const wanted = last ? `where that of "${shown(last.element.name)}" must be` : 'that closes nothing';
    throw new XmlFault(`there is an end tag of "${shown(name)}" ${wanted}`, at);
  }
  namespaces.leave(last.declared);
  return last.element;
}
