import { shown, XmlFault } from './xml-fault.ts';
import type { WrittenAttribute } from './xml-tokens.ts';

export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
export const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';

/** A name with the namespace it is in; that of a name in none is empty. */
export interface XmlName {
  readonly name: string;
  readonly local: string;
  readonly uri: string;
}

/** The namespaces in scope (Namespaces in XML 1.0), found in one step however deep the elements are. */
export class XmlNamespaces {
  /** By prefix, the innermost last; the default namespace has the empty prefix. */
  readonly #bindings = new Map([
    ['', ['']],
    ['xml', [XML_NAMESPACE]],
    ['xmlns', [XMLNS_NAMESPACE]],
  ]);

  /**
   * Enters an element.
   *
   * @returns the prefixes that it declares, for {@link leave}
   * @throws XmlFault where a declaration is not allowed
   */
  enter(attributes: readonly WrittenAttribute[]): readonly string[] {
    const declared: string[] = [];
    for (const attribute of attributes) {
      const prefix = declaredPrefix(attribute.name);
      if (prefix === undefined) continue;
      checkBinding(prefix, attribute);
      const bindings = this.#bindings.get(prefix);
      if (bindings) bindings.push(attribute.value);
      else this.#bindings.set(prefix, [attribute.value]);
      declared.push(prefix);
    }
    return declared;
  }

  leave(declared: readonly string[]): void {
    for (const prefix of declared) this.#bindings.get(prefix)?.pop();
  }

  /** @throws XmlFault if the element's prefix is not declared */
  elementName(name: string, at: number): XmlName {
    if (name.startsWith('xmlns:')) throw new XmlFault('an element has the prefix "xmlns"', at);
    return this.#resolved(name, name.indexOf(':'), at);
  }

  /** Unlike an element's, an attribute's name without a prefix is in no namespace (section 6.2). */
  attributeName(name: string, at: number): XmlName {
    const colon = name.indexOf(':');
    if (colon !== -1) return this.#resolved(name, colon, at);
    return { name, local: name, uri: name === 'xmlns' ? XMLNS_NAMESPACE : '' };
  }

  #resolved(name: string, colon: number, at: number): XmlName {
    const prefix = name.slice(0, Math.max(colon, 0));
    const uri = this.#bindings.get(prefix)?.at(-1);
    if (uri === undefined) throw new XmlFault(`the prefix "${shown(prefix)}" is not declared`, at);
    return { name, local: name.slice(colon + 1), uri };
  }
}

function declaredPrefix(name: string): string | undefined {
  if (name === 'xmlns') return '';
  return name.startsWith('xmlns:') ? name.slice('xmlns:'.length) : undefined;
}

/** Section 3 on reserved prefixes, section 5 on empty names; a name with space around it is no URI reference. */
function checkBinding(prefix: string, { value, at }: WrittenAttribute): void {
  const isReserved =
    prefix === 'xmlns' || value === XMLNS_NAMESPACE || (prefix === 'xml') !== (value === XML_NAMESPACE);
  if (isReserved || (prefix !== '' && value === '') || value !== value.trim()) {
    throw new XmlFault(`the prefix "${shown(prefix)}" may not be declared like that`, at);
  }
}
