import { type Extension, Feed, type Item } from 'feed';
import type { FeedChannel } from './feed-channel.ts';
import type { FeedEntry } from './feed-entry.ts';

/** The value of JSON Feed's `version`. */
export const JSON_FEED_VERSION = 'https://jsonfeed.org/version/1.1';

/** JSON Feed 1.1. Nothing needs escaping by us here: `feed` leaves that to JSON.stringify. */
export function renderJson(channel: FeedChannel, entries: readonly FeedEntry[]): string {
  const feed = new Feed({
    title: channel.title,
    link: channel.homeUrl,
    feedLinks: { json: channel.selfUrls.json },
    description: channel.description.trim() ? channel.description : undefined,
  });
  // `feed` writes version 1; a key set again keeps its place, the first.
  feed.addExtension(key('version', JSON_FEED_VERSION));
  feed.addExtension(key('authors', [{ name: channel.publisher, url: channel.homeUrl }]));
  feed.addExtension(key('language', channel.language));
  for (const entry of entries) feed.addItem(item(entry));
  return feed.json1();
}

function item(entry: FeedEntry): Item {
  const { title, id, link, summary, html, image, updatedAt, publishedAt } = entry;
  const tags = [...new Set(entry.categories.map(({ label }) => label))];
  return {
    title,
    id,
    link,
    description: summary,
    content: html,
    image: image?.url,
    date: updatedAt,
    published: publishedAt,
    extensions: [
      key('authors', nonEmpty(entry.authors.map(({ name, url }) => ({ name, url })))),
      key('tags', nonEmpty(tags)),
      key('language', entry.language),
      key('external_url', entry.canonicalUrl),
      key('attachments', nonEmpty(entry.enclosures.map(attachment))),
    ],
  };
}

function attachment({ url, type, title, lengthBytes, durationSeconds }: FeedEntry['enclosures'][number]) {
  return { url, mime_type: type, title, size_in_bytes: lengthBytes, duration_in_seconds: durationSeconds };
}

/** A key of 1.1 that `feed` knows nothing of. Undefined ones are left out by JSON.stringify. */
function key(name: string, value: unknown): Extension {
  // Typed as an object by `feed`, which writes any value.
  return { name, objects: value as Extension['objects'] };
}

function nonEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length ? list : undefined;
}
