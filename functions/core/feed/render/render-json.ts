import { type Extension, Feed, type Item } from 'feed';
import { escapeHtml } from '../../kernel/html-text.ts';
import type { FeedChannel } from './feed-channel.ts';
import { EARLIEST_DATE, readInstant } from './feed-dates.ts';
import type { FeedChange } from './feed-document.ts';
import type { FeedEntry } from './feed-entry.ts';
import { changeExtension, EXTENSION, feedExtension, itemExtension } from './json-extension.ts';

/** The value of JSON Feed's `version`. */
export const JSON_FEED_VERSION = 'https://jsonfeed.org/version/1.1';

/** The text of a withdrawn item. JSON Feed requires one. */
const WITHDRAWN = 'Withdrawn.';

/** JSON Feed 1.1. `feed` leaves all escaping to JSON.stringify, so nothing needs a placeholder. */
export function renderJson(channel: FeedChannel, entries: readonly FeedEntry[]): string {
  const feed = new Feed({
    title: channel.title,
    link: channel.homeUrl,
    feedLinks: { json: channel.selfUrls.json },
    description: channel.description.trim() ? channel.description : undefined,
  });
  // `feed` writes version 1. A key that is set again keeps its position, the first.
  feed.addExtension(key('version', JSON_FEED_VERSION));
  feed.addExtension(key('authors', [{ name: channel.publisher, url: channel.homeUrl }]));
  feed.addExtension(key('language', channel.language));
  feed.addExtension(key('icon', channel.icon));
  feed.addExtension(key('favicon', channel.favicon));
  feed.addExtension(key('hubs', nonEmpty(channel.hubs.map((url) => ({ type: 'WebSub', url })))));
  feed.addExtension(key('next_url', channel.previousUrls?.json));
  feed.addExtension(key(EXTENSION, feedExtension(channel)));
  const withdrawn = channel.withdrawn.map((change) => ({ at: change.at, item: tombstone(change, channel) }));
  const items = [
    ...entries.map((entry) => ({ at: entry.change?.at ?? '', item: item(entry) })),
    ...withdrawn,
  ];
  // Without changes, the sort leaves the order as it is.
  for (const each of items.sort((one, other) => compare(other.at, one.at))) feed.addItem(each.item);
  return feed.json1();
}

function item(entry: FeedEntry): Item {
  const { title, id, link, summary, html, image, updatedAt, publishedAt } = entry;
  // JSON Feed 1.1: a banner is a picture that the content does not show.
  const isBanner = image && html !== undefined && !html.includes(`"${escapeHtml(image.url)}"`);
  const tags = [...new Set(entry.categories.map(({ label }) => label))];
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
    extensions: [
      ...(html === undefined ? [key('content_text', summary), key('summary', summary)] : []),
      key('banner_image', isBanner ? image.url : undefined),
      key('authors', nonEmpty(entry.authors.map(({ name, url }) => ({ name, url })))),
      key('tags', nonEmpty(tags)),
      key('language', entry.language),
      key('external_url', entry.canonicalUrl),
      key('attachments', nonEmpty(entry.enclosures.map(attachment))),
      key(EXTENSION, itemExtension(entry)),
    ],
  };
}

/** A withdrawn article as an item, so that a reader that does not know the extension shows that it is withdrawn. */
function tombstone(change: FeedChange, { homeUrl }: FeedChannel): Item {
  const date = readInstant(change.at) ?? EARLIEST_DATE;
  return {
    title: change.title?.trim() ? change.title : WITHDRAWN,
    id: change.articleId,
    link: change.url ?? homeUrl,
    date,
    published: date,
    extensions: [key('content_text', WITHDRAWN), key(EXTENSION, changeExtension(change))],
  };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function attachment({ url, type, title, lengthBytes, durationSeconds }: FeedEntry['enclosures'][number]) {
  return { url, mime_type: type, title, size_in_bytes: lengthBytes, duration_in_seconds: durationSeconds };
}

/** A key of 1.1 that `feed` does not know. JSON.stringify leaves out undefined values. */
function key(name: string, value: unknown): Extension {
  // `feed` types it as an object, but writes any value.
  return { name, objects: value as Extension['objects'] };
}

function nonEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length ? list : undefined;
}
