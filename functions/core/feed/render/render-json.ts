import { type Extension, Feed, type Item } from 'feed';
import { escapeHtml } from '../../kernel/html-text.ts';
import type { FeedChannel } from './feed-channel.ts';
import { EARLIEST_DATE, readInstant } from './feed-dates.ts';
import type { FeedChange } from './feed-document.ts';
import type { FeedItem } from './feed-item.ts';
import { changeExtension, feedExtension, itemExtension } from './json-extension.ts';
import { JSON_FEED_VERSION, type JsonFeed } from './json-feed.ts';
import { EXTENSION, type JsonItem } from './json-item.ts';

/** The keys that `feed` writes itself. The others are extensions to it. */
type KnownFeedKey = 'title' | 'home_page_url' | 'feed_url' | 'description' | 'items';
type KnownItemKey = 'id' | 'url' | 'title' | 'content_html' | 'image' | 'date_published' | 'date_modified';

/** The text of a withdrawn item. JSON Feed requires one. */
const WITHDRAWN = 'Withdrawn.';

/** JSON Feed 1.1. `feed` leaves all escaping to JSON.stringify, so nothing needs a placeholder. */
export function renderJson(channel: FeedChannel, entries: readonly FeedItem[]): string {
  const feed = new Feed({
    title: channel.title,
    link: channel.homeUrl,
    feedLinks: { json: channel.selfUrls.json },
    description: channel.description.trim() ? channel.description : undefined,
  });
  const keys: Omit<JsonFeed, KnownFeedKey> = {
    // `feed` writes version 1. A key that is set again keeps its position, the first.
    version: JSON_FEED_VERSION,
    authors: [{ name: channel.publisher, url: channel.homeUrl }],
    language: channel.language,
    icon: channel.icon,
    favicon: channel.favicon,
    hubs: nonEmpty(channel.hubs.map((url) => ({ type: 'WebSub', url }))),
    next_url: channel.previousUrls?.json,
    [EXTENSION]: feedExtension(channel),
  };
  for (const extension of extensions(keys)) feed.addExtension(extension);
  const withdrawn = channel.withdrawn.map((change) => ({ at: change.at, item: tombstone(change, channel) }));
  const items = [
    ...entries.map((entry) => ({ at: entry.change?.at ?? '', item: item(entry) })),
    ...withdrawn,
  ];
  // Without changes, the sort leaves the order as it is.
  for (const each of items.sort((one, other) => compare(other.at, one.at))) feed.addItem(each.item);
  return feed.json1();
}

function item(entry: FeedItem): Item {
  const { title, id, link, summary, html, image, updatedAt, publishedAt } = entry;
  // JSON Feed 1.1: a banner is a picture that the content does not show.
  const isBanner = image && html !== undefined && !html.includes(`"${escapeHtml(image.url)}"`);
  const tags = [...new Set(entry.categories.map(({ label }) => label))];
  const keys: Omit<JsonItem, KnownItemKey> = {
    ...(html === undefined && { content_text: summary, summary }),
    banner_image: isBanner ? image.url : undefined,
    authors: nonEmpty(entry.authors.map(({ name, url }) => ({ name, url }))),
    tags: nonEmpty(tags),
    language: entry.language,
    external_url: entry.canonicalUrl,
    attachments: nonEmpty(entry.enclosures.map(attachment)),
    [EXTENSION]: itemExtension(entry),
  };
  return {
    title,
    id,
    link,
    // Without content, `feed` would write the summary as HTML.
    description: html && summary,
    content: html,
    image: image?.url,
    date: updatedAt,
    published: publishedAt,
    extensions: extensions(keys),
  };
}

/** A withdrawn article as an item, so that a reader that does not know the extension shows that it is withdrawn. */
function tombstone(change: FeedChange, { homeUrl }: FeedChannel): Item {
  const date = readInstant(change.at) ?? EARLIEST_DATE;
  const keys: Omit<JsonItem, KnownItemKey> = {
    content_text: WITHDRAWN,
    [EXTENSION]: changeExtension(change),
  };
  return {
    title: change.title?.trim() ? change.title : WITHDRAWN,
    id: change.articleId,
    link: change.url ?? homeUrl,
    date,
    published: date,
    extensions: extensions(keys),
  };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function attachment(enclosure: FeedItem['enclosures'][number]): NonNullable<JsonItem['attachments']>[number] {
  const { url, type, title, lengthBytes, durationSeconds } = enclosure;
  return { url, mime_type: type, title, size_in_bytes: lengthBytes, duration_in_seconds: durationSeconds };
}

/** Keys that `feed` does not know. JSON.stringify leaves out the undefined ones. */
function extensions(keys: object): Extension[] {
  // `feed` types them as objects, but writes any value.
  return Object.entries(keys).map(([name, value]) => ({ name, objects: value as Extension['objects'] }));
}

function nonEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length ? list : undefined;
}
