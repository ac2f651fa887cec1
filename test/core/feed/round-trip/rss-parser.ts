import Parser from 'rss-parser';
import type { Reader, ReadItem } from './read-item.ts';

/** As xml2js gives an element: its text, or its text `_` beside its attributes `$`. */
type XmlNode = string | { readonly _?: string; readonly $?: Readonly<Record<string, string>> };

/** Without these it gives the first author and enclosure only, and no category of Atom. */
interface Kept {
  readonly creators?: XmlNode[];
  readonly entryAuthors?: { readonly name?: XmlNode[] }[];
  readonly allCategories?: XmlNode[];
  readonly links?: XmlNode[];
  readonly updatedIn?: XmlNode[];
  readonly id?: string;
  readonly 'content:encoded'?: string;
}

const PARSER = new Parser<object, Kept>({
  customFields: {
    item: [
      ['dc:creator', 'creators', { keepArray: true }],
      ['author', 'entryAuthors', { keepArray: true }],
      ['category', 'allCategories', { keepArray: true }],
      ['link', 'links', { keepArray: true }],
      ['updated', 'updatedIn', { keepArray: true }],
      ['atom:updated', 'updatedIn', { keepArray: true }],
    ],
  },
});

/** rss-parser 3.13.0 */
export const RSS_PARSER: Reader = {
  name: 'rss-parser',
  formats: ['rss', 'atom'],
  async read(format, text) {
    const { items } = await PARSER.parseString(text);
    return items.map(format === 'rss' ? rssItem : atomItem);
  },
  misread: (item, format) => ({
    ...item,
    // In Atom an entry that is not dated counts as published when it was updated.
    published: item.published ?? (format === 'atom' ? item.updated : undefined),
  }),
};

type Item = Parser.Item & Kept;

function rssItem(item: Item): ReadItem {
  const encoded = item['content:encoded'];
  return {
    id: item.guid,
    link: item.link,
    title: item.title,
    ...(encoded === undefined ? { html: item.content } : { summary: item.content, html: encoded }),
    names: (item.creators ?? []).map(textOf),
    labels: (item.allCategories ?? []).map(textOf),
    published: item.isoDate,
    updated: item.updatedIn?.map(textOf)[0],
    enclosures: item.enclosure ? [enclosureOf(item.enclosure.url, item.enclosure)] : [],
  };
}

function atomItem(item: Item): ReadItem {
  const links = (item.links ?? []).map(attributesOf);
  return {
    id: item.id,
    link: item.link,
    title: item.title,
    summary: item.summary,
    html: item.content,
    names: (item.entryAuthors ?? []).flatMap(({ name }) => name?.map(textOf) ?? []),
    labels: (item.allCategories ?? []).map((category) => attributesOf(category).label ?? ''),
    published: item.isoDate,
    updated: item.updatedIn?.map(textOf)[0],
    enclosures: links.filter(({ rel }) => rel === 'enclosure').map((link) => enclosureOf(link.href, link)),
  };
}

function enclosureOf(
  url: string | undefined,
  { type, length }: { readonly type?: string | undefined; readonly length?: number | string | undefined },
) {
  return { url, type, length: Number(length ?? 0) };
}

function textOf(node: XmlNode): string {
  return typeof node === 'string' ? node : (node._ ?? '');
}

function attributesOf(node: XmlNode): Readonly<Record<string, string>> {
  return typeof node === 'string' ? {} : (node.$ ?? {});
}
