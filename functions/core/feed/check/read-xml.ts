import { SaxesParser } from 'saxes';
import { NAMESPACES } from '../render/skeleton.ts';
import type { Violation } from './finished-feed.ts';

export interface XmlElement {
  /** The local name: with our prefix if it is in one of {@link NAMESPACES}, else as `{namespace}name`. */
  readonly name: string;
  /** The attributes by name, or by `{namespace}name` if they have a namespace. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The character data directly inside, without that of children. */
  readonly text: string;
}

type OpenElement = { -readonly [K in keyof XmlElement]: XmlElement[K] } & { children: OpenElement[] };

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>';

/**
 * The root element of a document that is well-formed by XML 1.0 and Namespaces in XML and begins with the declaration;
 * else the violation, with the position of the `itemName` element in which it was found.
 */
export function readXml(xml: string, itemName: string): XmlElement | Violation {
  const document: OpenElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [document];
  let items = 0;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ uri, local, attributes }) => {
    const child: OpenElement = {
      name: qualified(uri, local),
      attributes: named(attributes),
      children: [],
      text: '',
    };
    if (child.name === itemName) items += 1;
    open.at(-1)!.children.push(child);
    open.push(child);
  });
  parser.on('closetag', () => open.pop());
  const addText = (text: string) => {
    open.at(-1)!.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  if (!xml.startsWith(DECLARATION)) return malformed(`the document does not begin with ${DECLARATION}`);
  try {
    parser.write(xml).close();
  } catch (error) {
    const inItem = open.some(({ name }) => name === itemName);
    return malformed((error as Error).message, inItem ? items - 1 : undefined);
  }
  return document.children[0]!;
}

/** The children of `parent` of that name. */
export function childrenNamed(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.filter((child) => child.name === name);
}

/** The text of the first child of that name. */
export function textOf(parent: XmlElement, name: string): string | undefined {
  return parent.children.find((child) => child.name === name)?.text;
}

/** The addresses of the links with that relation. RSS and Atom both use `atom:link`. */
export function linksOf(parent: XmlElement, rel: string): string[] {
  return childrenNamed(parent, 'atom:link')
    .filter(({ attributes }) => attributes.rel === rel)
    .map(({ attributes }) => attributes.href ?? '');
}

function malformed(message: string, item?: number): Violation {
  return { rule: 'not-well-formed', message: `This is not well-formed XML: ${message}`, item };
}

const PREFIX_OF_NAMESPACE = new Map(
  Object.entries(NAMESPACES).map(([prefix, uri]) => [uri as string, `${prefix}:`]),
);

function qualified(uri: string, local: string): string {
  return uri ? `${PREFIX_OF_NAMESPACE.get(uri) ?? `{${uri}}`}${local}` : local;
}

function named(attributes: Readonly<Record<string, { uri: string; local: string; value: string }>>) {
  return Object.fromEntries(
    Object.values(attributes).map(({ uri, local, value }) => [uri ? `{${uri}}${local}` : local, value]),
  );
}
