import { checkAddresses, checkDates, checkOccurrences } from './check-xml.ts';
import type { Finding, Reading } from './finished-feed.ts';
import { NAMESPACES } from './namespaces.ts';
import { childrenNamed, readXml, textOf, type XmlElement } from './read-xml.ts';
import { textToHtml } from './xml-text.ts';

const writeRfc3339 = (date: Date) => date.toISOString();

/** A finished Atom document, with what RFC 4287 and the W3C validator forbid. */
export function readAtom(xml: string): Reading {
  const root = readXml(xml, 'atom:entry');
  if ('rule' in root) return { findings: [root] };
  if (root.name !== 'atom:feed') {
    return {
      findings: [{ rule: 'element-missing', message: `The root is not a feed in ${NAMESPACES.atom}.` }],
    };
  }
  const entries = childrenNamed(root, 'atom:entry');
  const head = { ...root, children: root.children.filter(({ name }) => name !== 'atom:entry') };
  return {
    feed: {
      homeUrl: linksOf(root, 'alternate')[0],
      selfUrls: linksOf(root, 'self'),
      items: entries.map((entry) => ({
        id: textOf(entry, 'atom:id'),
        link: linksOf(entry, 'alternate').join(' '),
        title: plainText(entry, 'atom:title'),
        html: textOf(entry, 'atom:content'),
      })),
    },
    findings: [
      ...checkOccurrences(root, {
        'atom:id': 'once',
        'atom:title': 'once',
        'atom:updated': 'once',
        'atom:author': 'at least once',
      }),
      ...checkDates(root, ['atom:updated'], writeRfc3339),
      ...checkAddresses(head),
      ...entries.flatMap(checkEntry),
      ...checkUpdates(entries),
    ],
  };
}

function checkEntry(entry: XmlElement, index: number): Finding[] {
  return [
    ...checkOccurrences(
      entry,
      {
        'atom:title': 'once',
        'atom:updated': 'once',
        'atom:content': 'once',
        'atom:published': 'at most once',
        'atom:summary': 'at most once',
      },
      index,
    ),
    ...checkDates(entry, ['atom:updated', 'atom:published'], writeRfc3339, index),
    ...checkAddresses(entry, index),
  ];
}

/** Two entries with one `updated` draw DuplicateUpdated. */
function checkUpdates(entries: readonly XmlElement[]): Finding[] {
  const seen = new Set<string | undefined>();
  return entries.flatMap((entry, item) => {
    const updated = textOf(entry, 'atom:updated');
    if (!seen.has(updated)) {
      seen.add(updated);
      return [];
    }
    return [{ rule: 'updated-repeated', message: `Another entry was updated at ${updated} too.`, item }];
  });
}

function linksOf(parent: XmlElement, rel: string): string[] {
  return childrenNamed(parent, 'atom:link')
    .filter(({ attributes }) => attributes.rel === rel)
    .map(({ attributes }) => attributes.href ?? '');
}

/** A text construct as plain text (RFC 4287 section 3.1). */
function plainText(entry: XmlElement, name: string): string | undefined {
  const [construct] = childrenNamed(entry, name);
  return construct?.attributes.type === 'html' ? htmlToText(construct.text) : construct?.text;
}

/** The reverse of {@link textToHtml}; nothing if `html` is not of its making. */
function htmlToText(html: string): string | undefined {
  const text = html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  return textToHtml(text) === html ? text : undefined;
}
