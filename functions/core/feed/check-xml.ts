import { EARLIEST_DATE } from './feed-dates.ts';
import type { Finding } from './finished-feed.ts';
import { childrenNamed, type XmlElement } from './read-xml.ts';
import { httpUri } from './uri.ts';

/** How often an element may stand in its parent. */
type Occurrences = Readonly<Record<string, 'once' | 'at most once' | 'at least once'>>;

/** The children of `parent` that are missing or repeated. */
export function checkOccurrences(parent: XmlElement, allowed: Occurrences, item?: number): Finding[] {
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

/** The children of `parent` named in `names` whose text is not a date as `write` writes it, or is before 1990. */
export function checkDates(
  parent: XmlElement,
  names: readonly string[],
  write: (date: Date) => string,
  item?: number,
): Finding[] {
  return parent.children
    .filter(({ name, text }) => names.includes(name) && !isWritten(text, write))
    .map(({ name, text }) => ({ rule: 'date-invalid', message: `${name} says "${text}".`, item }));
}

function isWritten(text: string, write: (date: Date) => string): boolean {
  const date = new Date(text);
  // Written again, so that a wrong weekday or a 31 February, which Date reads, is found too.
  return date >= EARLIEST_DATE && write(date) === text;
}

const ADDRESS_ATTRIBUTES = ['href', 'url', 'domain', 'scheme'];

/** The attributes of `element` and of all it holds that should be absolute http(s) addresses and are not. */
export function checkAddresses(element: XmlElement, item?: number): Finding[] {
  const own = ADDRESS_ATTRIBUTES.flatMap((name) => {
    const value = element.attributes[name];
    return value === undefined || httpUri(value) === value ? [] : [{ name, value }];
  });
  return [
    ...own.map(({ name, value }) => ({
      rule: 'url-invalid',
      message: `${element.name} has the ${name} "${value}", which is not an absolute http(s) address.`,
      item,
    })),
    ...element.children.flatMap((child) => checkAddresses(child, item)),
  ];
}
