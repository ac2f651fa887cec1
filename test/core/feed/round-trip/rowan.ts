import { parseFeed } from '@rowanmanning/feed-parser';
import { encodeText } from '../../../../functions/core/feed/render/xml-text.ts';
import type { Reader, ReadItem } from './read-item.ts';

/** @rowanmanning/feed-parser 2.1.5 */
export const ROWAN: Reader = {
  name: '@rowanmanning/feed-parser',
  formats: ['rss', 'atom'],
  read: (format, text) =>
    parseFeed(text).items.map((item) => (format === 'rss' ? rssItem(item) : atomItem(item))),
  misread: (item, format) => ({
    ...item,
    // It takes white space from the ends of every text, and decodes references once too often in a CDATA section.
    title: item.title?.trim(),
    summary: format === 'rss' ? decoded(item.summary) : item.summary?.trim(),
    html: decoded(item.html),
    names: item.names.map((name) => name.trim()),
    // It decodes no reference in an address, nor in an attribute.
    link: encodeText(item.link ?? ''),
    labels: format === 'rss' ? item.labels.map((label) => label.trim()) : item.labels.map(encodeText),
    enclosures: item.enclosures.map((enclosure) => ({ ...enclosure, url: encodeText(enclosure.url ?? '') })),
    // In RSS it knows of no update but dc:date; what has none counts as updated when it was published, and what was
    // not dated, in Atom too, is not.
    updated: format === 'rss' ? item.published : item.updated,
  }),
};

type Item = ReturnType<typeof parseFeed>['items'][number];
type Element = Item['element'];

/** Where its own reading loses something, what it read is taken: each such loss is named. */
function rssItem(item: Item): ReadItem {
  const { description, content } = item;
  return {
    ...commonOf(item),
    // A description alone is `description`, whatever it is.
    ...withoutNulls<'summary' | 'html'>(
      content === null ? { html: description, summary: null } : { summary: description, html: content },
    ),
    // `authors` are without whatever looks like an address.
    names: item.element.findElementsWithName('creator').map((creator) => creator.textContentNormalized),
    // `categories` are those of the feed where an item has none.
    labels: item.element.findElementsWithName('category').map((category) => category.textContentNormalized),
    enclosures: item.element.findElementsWithName('enclosure').map((element) => enclosureOf(element, 'url')),
  };
}

function atomItem(item: Item): ReadItem {
  // `content` is that of media:content where an entry has none.
  const hasContent = item.element
    .findElementsWithName('content')
    .some(({ namespace }) => namespace !== 'media');
  return {
    ...commonOf(item),
    ...withoutNulls({ summary: item.description, html: hasContent ? item.content : null }),
    names: item.element
      .findElementsWithName('author')
      .map((author) => author.findElementWithName('name')?.textContentNormalized ?? ''),
    labels: item.element
      .findElementsWithName('category')
      .map((category) => category.getAttribute('label') ?? ''),
    enclosures: item.element
      .findElementsWithName('link')
      .filter((link) => link.getAttribute('rel') === 'enclosure')
      .map((link) => enclosureOf(link, 'href')),
  };
}

function commonOf({ id, url, title, published, updated }: Item) {
  return {
    ...withoutNulls({ id, link: url, title }),
    published: published?.toISOString(),
    updated: updated?.toISOString(),
  };
}

/** `media` has every media:content too, and each address once. */
function enclosureOf(element: Element, address: 'url' | 'href') {
  return {
    url: element.getAttributeAsUrl(address) ?? undefined,
    type: element.getAttribute('type') ?? undefined,
    length: element.getAttributeAsNumber('length') ?? 0,
  };
}

function withoutNulls<Key extends string>(
  values: Readonly<Record<Key, string | null>>,
): Partial<Record<Key, string>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Partial<
    Record<Key, string>
  >;
}

const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function decoded(html: string | undefined): string | undefined {
  return html
    ?.trim()
    .replace(/&(?:(amp|lt|gt|quot)|#x([0-9A-F]+));/g, (_, name: string | undefined, code: string) =>
      name ? CHARACTERS[name]! : String.fromCharCode(Number.parseInt(code, 16)),
    );
}
