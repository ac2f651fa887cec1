import { isRssImage } from '../render/render-rss.ts';
import { httpUri } from '../render/uri.ts';
import { checkPodcast } from './check-podcast.ts';
import { checkDates, checkElements, checkOccurrences, historyOf } from './check-xml.ts';
import type { FinishedDocument, FinishedItem, Violation } from './finished-feed.ts';
import { childrenNamed, linksOf, readXml, textOf, type XmlElement } from './read-xml.ts';

const writeRfc822 = (date: Date) => date.toUTCString();
const writeRfc3339 = (date: Date) => date.toISOString();

/** Reads a finished RSS document, and checks it by RSS 2.0 and the RSS Best Practices Profile. */
export function readRss(xml: string): FinishedDocument {
  const root = readXml(xml, 'item');
  if ('rule' in root) return { violations: [root] };
  const [channel] = childrenNamed(root, 'channel');
  if (root.name !== 'rss' || root.attributes.version !== '2.0' || !channel) {
    return { violations: [{ rule: 'element-missing', message: 'The root is not rss 2.0 with a channel.' }] };
  }
  const items = childrenNamed(channel, 'item');
  const head = { ...channel, children: channel.children.filter(({ name }) => name !== 'item') };
  return {
    feed: {
      title: textOf(channel, 'title'),
      homeUrl: textOf(channel, 'link'),
      selfUrls: linksOf(channel, 'self'),
      ...historyOf(channel),
      items: items.map(finishedItem),
    },
    violations: [
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
        image: 'at most once',
        managingEditor: 'at most once',
      }),
      ...checkDates(channel, ['lastBuildDate', 'pubDate'], writeRfc822),
      ...checkElements(head),
      ...childrenNamed(channel, 'image').flatMap((image) => checkImage(image, channel)),
      ...items.flatMap(checkItem),
      ...checkPodcast(channel, items),
    ],
  };
}

/** The description is the summary if there is a content:encoded, else it is the content. */
function finishedItem(item: XmlElement): FinishedItem {
  const description = textOf(item, 'description');
  const content = textOf(item, 'content:encoded');
  return {
    id: textOf(item, 'guid'),
    link: textOf(item, 'link'),
    title: textOf(item, 'title'),
    ...(content === undefined ? { html: description } : { summary: description, html: content }),
  };
}

/** RSS Best Practices Profile, "image". */
function checkImage(image: XmlElement, channel: XmlElement): Violation[] {
  if (!isRssImage(textOf(image, 'url') ?? '')) {
    return [{ rule: 'image-invalid', message: 'The picture of the channel is not a GIF, JPEG or PNG.' }];
  }
  return ['title', 'link']
    .filter((name) => textOf(image, name) !== textOf(channel, name))
    .map((name) => ({
      rule: 'image-invalid',
      message: `The ${name} of the picture differs from the channel's.`,
    }));
}

function checkItem(item: XmlElement, index: number): Violation[] {
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
        source: 'at most once',
        'atom:updated': 'at most once',
      },
      index,
    ),
    ...checkDates(item, ['pubDate'], writeRfc822, index),
    ...checkDates(item, ['atom:updated'], writeRfc3339, index),
    ...checkElements(item, index),
    ...childrenNamed(item, 'enclosure').flatMap((enclosure) => checkEnclosure(enclosure, index)),
    ...checkGuid(item, index),
  ];
}

/** RSS 2.0, "enclosure": all three attributes are required. */
function checkEnclosure({ attributes }: XmlElement, item: number): Violation[] {
  const { url, length, type } = attributes;
  if (url && /^\d+$/.test(length ?? '') && type) return [];
  return [{ rule: 'enclosure-incomplete', message: 'The enclosure has no url, length or type.', item }];
}

/** A guid is a permalink unless it says otherwise. It may be one only if it is the address of the item. */
function checkGuid(item: XmlElement, index: number): Violation[] {
  return childrenNamed(item, 'guid').flatMap(({ text, attributes }) => {
    const isPermaLink = attributes.isPermaLink !== 'false';
    if (isPermaLink === (text === textOf(item, 'link') && httpUri(text) === text)) return [];
    return [
      {
        rule: 'guid-permalink',
        message: `The guid ${text} ${isPermaLink ? 'is not a permalink, but is declared as one' : 'is a permalink, but is declared as none'}.`,
        item: index,
      },
    ];
  });
}
