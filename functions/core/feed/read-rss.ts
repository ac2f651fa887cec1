import { checkAddresses, checkDates, checkOccurrences } from './check-xml.ts';
import type { Finding, Reading } from './finished-feed.ts';
import { childrenNamed, readXml, textOf, type XmlElement } from './read-xml.ts';
import { httpUri } from './uri.ts';

const writeRfc822 = (date: Date) => date.toUTCString();

/** A finished RSS document, with what RSS 2.0 and its Best Practices Profile forbid. */
export function readRss(xml: string): Reading {
  const root = readXml(xml, 'item');
  if ('rule' in root) return { findings: [root] };
  const [channel] = childrenNamed(root, 'channel');
  if (root.name !== 'rss' || root.attributes.version !== '2.0' || !channel) {
    return { findings: [{ rule: 'element-missing', message: 'The root is not rss 2.0 with a channel.' }] };
  }
  const items = childrenNamed(channel, 'item');
  const head = { ...channel, children: channel.children.filter(({ name }) => name !== 'item') };
  const selfLinks = childrenNamed(channel, 'atom:link').filter(({ attributes }) => attributes.rel === 'self');
  return {
    feed: {
      homeUrl: textOf(channel, 'link'),
      selfUrls: selfLinks.map(({ attributes }) => attributes.href ?? ''),
      items: items.map((item) => ({
        id: textOf(item, 'guid'),
        link: textOf(item, 'link'),
        title: textOf(item, 'title'),
        html: textOf(item, 'content:encoded') ?? textOf(item, 'description'),
      })),
    },
    findings: [
      ...checkOccurrences(channel, {
        title: 'once',
        link: 'once',
        description: 'once',
        language: 'at most once',
        lastBuildDate: 'at most once',
        pubDate: 'at most once',
        copyright: 'at most once',
        generator: 'once',
        ttl: 'once',
      }),
      ...checkDates(channel, ['lastBuildDate', 'pubDate'], writeRfc822),
      ...checkAddresses(head),
      ...items.flatMap(checkItem),
    ],
  };
}

function checkItem(item: XmlElement, index: number): Finding[] {
  return [
    ...checkOccurrences(
      item,
      {
        title: 'once',
        link: 'once',
        description: 'once',
        'content:encoded': 'at most once',
        pubDate: 'at most once',
        enclosure: 'at most once',
      },
      index,
    ),
    ...checkDates(item, ['pubDate'], writeRfc822, index),
    ...checkAddresses(item, index),
    ...childrenNamed(item, 'enclosure').flatMap((enclosure) => checkEnclosure(enclosure, index)),
    ...checkGuid(item, index),
  ];
}

/** RSS 2.0, "enclosure": all three attributes are required. */
function checkEnclosure({ attributes }: XmlElement, item: number): Finding[] {
  const { url, length, type } = attributes;
  if (url && /^\d+$/.test(length ?? '') && type) return [];
  return [{ rule: 'enclosure-incomplete', message: 'The enclosure lacks its url, length or type.', item }];
}

/** A guid may be called a permalink only if it is the address of the item; without a word it counts as one. */
function checkGuid(item: XmlElement, index: number): Finding[] {
  return childrenNamed(item, 'guid').flatMap(({ text, attributes }) => {
    const isPermaLink = attributes.isPermaLink !== 'false';
    if (isPermaLink === (text === textOf(item, 'link') && httpUri(text) === text)) return [];
    return [
      {
        rule: 'guid-permalink',
        message: `The guid ${text} is wrongly called a permalink or not.`,
        item: index,
      },
    ];
  });
}
