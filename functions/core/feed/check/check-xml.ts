import { EARLIEST_DATE } from '../render/feed-dates.ts';
import { languageTag } from '../render/field-shapes.ts';
import { httpUri } from '../render/uri.ts';
import type { FinishedFeed, Violation } from './finished-feed.ts';
import { childrenNamed, linksOf, type XmlElement } from './read-xml.ts';

/** How often an element may stand in its parent. */
type Occurrences = Readonly<Record<string, 'once' | 'at most once' | 'at least once'>>;

/** Checks how often the children of `parent` stand in it. */
export function checkOccurrences(parent: XmlElement, allowed: Occurrences, item?: number): Violation[] {
  return Object.entries(allowed).flatMap(([name, occurrences]) => {
    const { length } = childrenNamed(parent, name);
    if (length === 0 && occurrences !== 'at most once') {
      return { rule: 'element-missing', message: `There is no ${name} in ${parent.name}.`, item };
    }
    if (length > 1 && occurrences !== 'at least once') {
      return { rule: 'element-repeated', message: `There are ${length} ${name} in ${parent.name}.`, item };
    }
    return [];
  });
}

/** Checks the children of `parent` named in `names`: each must be a date from 1990 on, as `write` writes it. */
export function checkDates(
  parent: XmlElement,
  names: readonly string[],
  write: (date: Date) => string,
  item?: number,
): Violation[] {
  return parent.children
    .filter(({ name, text }) => names.includes(name) && !isWritten(text, write))
    .map(({ name, text }) => ({
      rule: 'date-invalid',
      message: `${name} is "${text}", which is not a valid date.`,
      item,
    }));
}

function isWritten(text: string, write: (date: Date) => string): boolean {
  const date = new Date(text);
  // `Date` reads a wrong weekday and a 31 February. Written again, they differ.
  return date >= EARLIEST_DATE && write(date) === text;
}

const ADDRESS_ATTRIBUTES = ['href', 'url', 'domain', 'scheme'];
const ADDRESS_ELEMENTS = new Set(['url', 'atom:icon', 'atom:logo', 'atom:uri']);
const LANGUAGE_ATTRIBUTE = '{http://www.w3.org/XML/1998/namespace}lang';
const LANGUAGE_ELEMENTS = new Set(['language', 'dc:language']);

/** Checks namespaces, addresses and languages in `element` and in everything inside it. */
export function checkElements(element: XmlElement, item?: number): Violation[] {
  return [
    ...checkNamespace(element, item),
    ...addressesOf(element).flatMap((value) => checkAddress(element, value, item)),
    ...languagesOf(element)
      .filter((value) => languageTag(value) !== value)
      .map((value) => ({
        rule: 'language-invalid' as const,
        message: `${element.name} has the language "${value}".`,
        item,
      })),
    ...element.children.flatMap((child) => checkElements(child, item)),
  ];
}

function checkNamespace({ name }: XmlElement, item?: number): Violation[] {
  if (!name.startsWith('{')) return [];
  return [
    { rule: 'namespace-unknown', message: `${name} is in a namespace that feed readers do not know.`, item },
  ];
}

function addressesOf({ name, attributes, text }: XmlElement): string[] {
  const values = ADDRESS_ATTRIBUTES.flatMap((attribute) => attributes[attribute] ?? []);
  return ADDRESS_ELEMENTS.has(name) ? [...values, text] : values;
}

function checkAddress({ name }: XmlElement, value: string, item?: number): Violation[] {
  if (httpUri(value) === value) return [];
  const message = `${name} has "${value}", which is not an absolute http(s) address.`;
  return [{ rule: 'url-invalid', message, item }];
}

function languagesOf({ name, attributes, text }: XmlElement): string[] {
  const stated = attributes[LANGUAGE_ATTRIBUTE];
  return [...(stated === undefined ? [] : [stated]), ...(LANGUAGE_ELEMENTS.has(name) ? [text] : [])];
}

/** The hubs and the history links of a feed, which are the same in RSS and Atom. */
export function historyOf(
  feed: XmlElement,
): Pick<FinishedFeed, 'hubs' | 'previousUrls' | 'currentUrls' | 'isArchive' | 'isComplete'> {
  return {
    hubs: linksOf(feed, 'hub'),
    previousUrls: linksOf(feed, 'prev-archive'),
    currentUrls: linksOf(feed, 'current'),
    isArchive: childrenNamed(feed, 'fh:archive').length > 0,
    isComplete: childrenNamed(feed, 'fh:complete').length > 0,
  };
}
