import FeedParser from 'feedparser';
import type { Reader, ReadItem } from './read-item.ts';

/** As it gives an element beside its own reading of it: text `#`, attributes `@`, children by name. */
interface XmlNode {
  readonly '#'?: string;
  readonly '@'?: Readonly<Record<string, string>>;
  readonly name?: XmlNode;
}

type Item = FeedParser.Item & Readonly<Record<string, XmlNode | XmlNode[] | undefined>>;

/** feedparser 2.6.0 */
export const FEEDPARSER: Reader = {
  name: 'feedparser',
  formats: ['rss', 'atom'],
  read: async (format, text) => (await parse(text)).map(format === 'rss' ? rssItem : atomItem),
  misread: (item) => ({
    ...item,
    // It takes white space from the ends of every text, of HTML too.
    title: item.title?.trim(),
    summary: item.summary?.trim(),
    html: item.html?.trim(),
    // An item that is not dated counts as published when it was updated.
    published: item.published ?? item.updated,
  }),
};

async function parse(xml: string): Promise<Item[]> {
  const parser = new FeedParser({ addmeta: false });
  parser.end(xml);
  const items: Item[] = [];
  for await (const item of parser) items.push(item as unknown as Item);
  return items;
}

/** Where its own reading loses something, what it read is taken: each such loss is named. */
function rssItem(item: Item): ReadItem {
  const encoded = textsOf(item['content:encoded'])[0];
  return {
    ...commonOf(item),
    // `title` is without whatever looks like a tag, such as <b> in "The <b> tag".
    title: textsOf(item['rss:title'])[0],
    ...(encoded === undefined
      ? { html: item.description }
      : { summary: item.summary, html: item.description }),
    // `author` is the last of several.
    names: textsOf(item['dc:creator']),
    // `categories` has each label once.
    labels: textsOf(item['rss:category']),
    updated: textsOf(item['atom:updated'])[0],
    // `enclosures` has every media:content too.
    enclosures: nodesOf(item['rss:enclosure']).map((node) => enclosureOf(node, 'url')),
  };
}

function atomItem(item: Item): ReadItem {
  const hasContent = nodesOf(item['atom:content']).length > 0;
  return {
    ...commonOf(item),
    title: textsOf(item['atom:title'])[0],
    summary: item.summary ?? undefined,
    // `description` is the summary where there is no content.
    html: hasContent ? item.description : undefined,
    // `author` is that of the feed where an entry has several.
    names: nodesOf(item['atom:author']).map(({ name }) => name?.['#'] ?? ''),
    // `categories` are the terms.
    labels: nodesOf(item['atom:category']).map((node) => node['@']?.label ?? ''),
    updated: item.date?.toISOString(),
    enclosures: nodesOf(item['atom:link'])
      .filter((node) => node['@']?.rel === 'enclosure')
      .map((node) => enclosureOf(node, 'href')),
  };
}

function commonOf(item: Item): Pick<ReadItem, 'id' | 'link' | 'published'> {
  return { id: item.guid, link: item.link, published: item.pubdate?.toISOString() };
}

function enclosureOf(node: XmlNode, address: 'url' | 'href') {
  const attributes = node['@'] ?? {};
  return { url: attributes[address], type: attributes.type, length: Number(attributes.length ?? 0) };
}

function nodesOf(nodes: XmlNode | XmlNode[] | undefined): XmlNode[] {
  return [nodes ?? []].flat();
}

function textsOf(nodes: XmlNode | XmlNode[] | undefined): string[] {
  return nodesOf(nodes).map((node) => node['#'] ?? '');
}
