import { Feed, type Item } from 'feed';
import { TIME_TO_LIVE_MINUTES } from '../../output/cache-lifetimes.ts';
import { channelLinks } from './channel-links.ts';
import { type FeedChannel, GENERATOR } from './feed-channel.ts';
import { latest, plausible } from './feed-dates.ts';
import type { FeedItem } from './feed-item.ts';
import { enclosureContent, imageContent } from './media-content.ts';
import type { Placeholders } from './placeholders.ts';
import { episodeElements, podcastElements } from './podcast-elements.ts';
import {
  appendChildren,
  editEach,
  element,
  insertAfter,
  NAMESPACES,
  removeElement,
  replaceOnce,
} from './skeleton.ts';
import { textToHtml, withoutMisreadings } from './xml-text.ts';

/** RSS 2.0, by the RSS Best Practices Profile. */
export function renderRss(channel: FeedChannel, entries: readonly FeedItem[], texts: Placeholders): string {
  const updated = plausible(latest(entries.map((entry) => entry.updatedAt)));
  const feed = new Feed({
    title: texts.text(channel.title),
    link: texts.text(channel.homeUrl),
    description: texts.text(channel.description),
    feed: texts.text(channel.selfUrls.rss),
    copyright: channel.rights && texts.text(channel.rights),
    language: channel.language,
    generator: GENERATOR,
    docs: 'http://www.rssboard.org/rss-specification',
    ttl: TIME_TO_LIVE_MINUTES,
    // Without a date, `feed` writes the time of the build.
    updated: updated ?? new Date(0),
  });
  for (const entry of entries) feed.addItem(item(entry, texts));
  let skeleton = feed.rss2();
  skeleton = updated ? withPubDate(skeleton, entries) : removeElement(skeleton, 'lastBuildDate');
  // After the self link: some readers take the first atom:link as the self link, whatever its rel.
  skeleton = insertAfter(skeleton, ' rel="self" type="application/rss+xml"/>', channelExtras(channel, texts));
  skeleton = editEach(skeleton, 'item', entries.length, (text, index) =>
    withExtras(text, entries[index]!, texts),
  );
  return texts.fill(declareNamespaces(skeleton));
}

function channelExtras(channel: FeedChannel, texts: Placeholders): string[] {
  const { editor, podcast } = channel;
  return [
    ...channelLinks('rss', channel, texts),
    ...(editor && isComment(editor.name)
      ? [element('managingEditor', {}, `${texts.text(editor.email)} (${texts.text(editor.name)})`)]
      : []),
    ...rssImage(channel, texts),
    ...(podcast ? podcastElements(podcast, texts) : []),
  ];
}

/** True if a name needs no quoting in `address (name)` (RFC 5322 section 3.2.2). */
function isComment(name: string): boolean {
  return !/[()\\"<>@,;:[\]]/.test(name);
}

function item(entry: FeedItem, texts: Placeholders): Item {
  const [enclosure] = entry.enclosures;
  const html = entry.html && texts.html(entry.html);
  return {
    title: texts.text(entry.title),
    link: texts.text(entry.link),
    // Without an id, `feed` writes the link as a guid that is a permalink.
    id: entry.id === entry.link ? undefined : texts.text(entry.id),
    date: entry.publishedAt ?? new Date(0),
    // content:encoded must follow a description (NeedDescriptionBeforeContent).
    description: entry.summary ? texts.html(withoutMisreadings(textToHtml(entry.summary))) : html,
    content: entry.summary && html,
    category: entry.categories.map(({ label, scheme }) => ({
      name: texts.text(label),
      domain: texts.text(scheme),
    })),
    enclosure: enclosure && {
      url: texts.text(enclosure.url),
      // RSS 2.0: 0 where the length cannot be known.
      length: enclosure.lengthBytes ?? 0,
      type: texts.text(enclosure.type),
    },
  };
}

function withExtras(skeleton: string, entry: FeedItem, texts: Placeholders): string {
  const { publishedAt, updatedAt, source } = entry;
  const dated = plausible(publishedAt) ? skeleton : removeElement(skeleton, 'pubDate');
  const isUpdated = plausible(updatedAt) && updatedAt.getTime() !== publishedAt?.getTime();
  return appendChildren(dated, 'item', [
    ...(source ? [element('source', { url: texts.text(source.url) }, texts.text(source.title))] : []),
    // RSS has no element for the date of a change.
    ...(isUpdated ? [element('atom:updated', {}, updatedAt.toISOString())] : []),
    ...(entry.canonicalUrl
      ? [element('atom:link', { rel: 'via', href: texts.text(entry.canonicalUrl) })]
      : []),
    // Not `author`: it must be an e-mail address, and only one is allowed.
    ...entry.authors.map(({ name }) => element('dc:creator', {}, texts.text(name))),
    ...(entry.language ? [element('dc:language', {}, entry.language)] : []),
    ...episodeElements(entry, texts),
    ...imageContent(entry, texts),
    ...entry.enclosures.slice(1).map((enclosure) => enclosureContent(enclosure, texts)),
  ]);
}

function withPubDate(skeleton: string, entries: readonly FeedItem[]): string {
  const published = plausible(latest(entries.map((entry) => entry.publishedAt)));
  if (!published) return skeleton;
  const pubDate = element('pubDate', {}, published.toUTCString());
  return replaceOnce(skeleton, '\n        <lastBuildDate>', `\n        ${pubDate}\n        <lastBuildDate>`);
}

/** Declares the namespaces that are used. The skeleton holds no user text that could look like a prefix. */
function declareNamespaces(skeleton: string): string {
  const declared = Object.entries(NAMESPACES)
    .filter(([prefix]) => skeleton.includes(`<${prefix}:`))
    .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  const [root] = /<rss version="2\.0"[^>]*>/.exec(skeleton) ?? [''];
  return replaceOnce(skeleton, root, `<rss version="2.0"${declared.join('')}>`);
}

/** RSS 2.0, "image": a GIF, JPEG or PNG. The validator looks at the end of the address (ImageUrlFormat). */
const SUFFIX = /\.(?:gif|jpe?g|png)$/i;

/** True if RSS can show the picture at `url`. */
export function isRssImage(url: string): boolean {
  return SUFFIX.test(url);
}

/**
 * The picture of the channel: the first of its pictures that RSS can show. Its title and link must be those of the
 * channel (RSS Best Practices Profile).
 */
function rssImage(channel: FeedChannel, texts: Placeholders): string[] {
  const { podcast, logo, icon, title, homeUrl } = channel;
  const image = [podcast?.image, logo, icon].find((url) => url !== undefined && isRssImage(url));
  if (image === undefined) return [];
  const children =
    element('url', {}, texts.text(image)) +
    element('title', {}, texts.text(title)) +
    element('link', {}, texts.text(homeUrl));
  return [element('image', {}, children)];
}
