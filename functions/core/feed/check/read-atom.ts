import { NAMESPACES } from '../render/skeleton.ts';
import { checkDates, checkElements, checkOccurrences, historyOf } from './check-xml.ts';
import type { FinishedDocument, Violation } from './finished-feed.ts';
import { childrenNamed, linksOf, readXml, textOf, type XmlElement } from './read-xml.ts';

const writeRfc3339 = (date: Date) => date.toISOString();

/** Reads a finished Atom document, and checks it by RFC 4287 and the rules of the W3C validator. */
export function readAtom(xml: string): FinishedDocument {
  const root = readXml(xml, 'atom:entry');
  if ('rule' in root) return { violations: [root] };
  if (root.name !== 'atom:feed') {
    return {
      violations: [{ rule: 'element-missing', message: `The root is not a feed in ${NAMESPACES.atom}.` }],
    };
  }
  const entries = childrenNamed(root, 'atom:entry');
  const head = { ...root, children: root.children.filter(({ name }) => name !== 'atom:entry') };
  return {
    feed: {
      title: plainText(root, 'atom:title'),
      homeUrl: linksOf(root, 'alternate')[0],
      selfUrls: linksOf(root, 'self'),
      ...historyOf(root),
      items: entries.map((entry) => ({
        id: textOf(entry, 'atom:id'),
        link: linksOf(entry, 'alternate').join(' '),
        title: plainText(entry, 'atom:title'),
        summary: plainText(entry, 'atom:summary'),
        html: textOf(entry, 'atom:content'),
      })),
      withdrawn: childrenNamed(root, 'at:deleted-entry').map(({ attributes }) => ({
        id: attributes.ref,
        at: attributes.when,
      })),
    },
    violations: [
      ...checkOccurrences(root, {
        'atom:id': 'once',
        'atom:title': 'once',
        'atom:updated': 'once',
        'atom:author': 'at least once',
        'atom:icon': 'at most once',
        'atom:logo': 'at most once',
      }),
      ...checkDates(root, ['atom:updated'], writeRfc3339),
      ...checkElements(head),
      ...entries.flatMap(checkEntry),
      ...checkUpdates(entries),
    ],
  };
}

function checkEntry(entry: XmlElement, index: number): Violation[] {
  return [
    ...checkOccurrences(
      entry,
      {
        'atom:title': 'once',
        'atom:updated': 'once',
        'atom:content': 'at most once',
        'atom:published': 'at most once',
        'atom:summary': 'at most once',
        'atom:source': 'at most once',
      },
      index,
    ),
    ...checkBody(entry, index),
    ...checkEnclosures(entry, index),
    ...checkDates(entry, ['atom:updated', 'atom:published'], writeRfc3339, index),
    ...checkElements(entry, index),
  ];
}

/** Most readers show nothing for an entry without a text (MissingTextualContent). */
function checkBody(entry: XmlElement, item: number): Violation[] {
  if (textOf(entry, 'atom:content') ?? textOf(entry, 'atom:summary')) return [];
  return [{ rule: 'element-missing', message: 'The entry has neither content nor summary.', item }];
}

/** RFC 4287 section 4.2.7: the length is in bytes, and optional. */
function checkEnclosures(entry: XmlElement, item: number): Violation[] {
  return childrenNamed(entry, 'atom:link')
    .filter(({ attributes }) => attributes.rel === 'enclosure')
    .filter(({ attributes: { href, type, length } }) => !href || !type || !/^\d+$/.test(length ?? '0'))
    .map(() => ({
      rule: 'enclosure-incomplete',
      message: 'The enclosure has no address or no type, or its length is not a number.',
      item,
    }));
}

/** The validator warns of two entries with the same `updated` (DuplicateUpdated). */
function checkUpdates(entries: readonly XmlElement[]): Violation[] {
  const seen = new Set<string | undefined>();
  return entries.flatMap((entry, item) => {
    const updated = textOf(entry, 'atom:updated');
    if (!seen.has(updated)) {
      seen.add(updated);
      return [];
    }
    return [
      { rule: 'updated-repeated', message: `Another entry has the same time of update, ${updated}.`, item },
    ];
  });
}

/** The text of a text construct (RFC 4287 section 3.1.1.1). All of ours are plain text. */
function plainText(parent: XmlElement, name: string): string | undefined {
  const [construct] = childrenNamed(parent, name);
  return (construct?.attributes.type ?? 'text') === 'text' ? construct?.text : undefined;
}
