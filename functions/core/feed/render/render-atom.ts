import { Feed, type Item } from 'feed';
import { channelLinks } from './channel-links.ts';
import type { FeedChannel } from './feed-channel.ts';
import { GENERATOR } from './feed-channel.ts';
import { distinctUpdates, EARLIEST_DATE, latest, plausible, readInstant } from './feed-dates.ts';
import type { FeedItem } from './feed-item.ts';
import { imageContent } from './media-content.ts';
import type { Placeholders } from './placeholders.ts';
import { appendChildren, editEach, element, insertAfter, NAMESPACES, replaceOnce } from './skeleton.ts';
import { canonicalUri } from './uri.ts';

/** Atom 1.0 (RFC 4287). */
export function renderAtom(channel: FeedChannel, entries: readonly FeedItem[], texts: Placeholders): string {
  const updates = distinctUpdates(entries);
  const selfUrl = texts.text(channel.selfUrls.atom);
  const feed = new Feed({
    id: texts.text(canonicalUri(channel.id)),
    title: texts.text(channel.title),
    description: channel.description.trim() ? texts.text(channel.description) : undefined,
    copyright: channel.rights && texts.text(channel.rights),
    // Every entry needs an author. An entry without one inherits this (RFC 4287 section 4.1.1).
    author: { name: texts.text(channel.publisher), link: texts.text(channel.homeUrl) },
    link: texts.text(channel.homeUrl),
    feed: selfUrl,
    generator: GENERATOR,
    updated: latest([...updates, ...channel.withdrawn.map(({ at }) => readInstant(at))]) ?? EARLIEST_DATE,
  });
  entries.forEach((entry, index) => {
    feed.addItem(item(entry, updates[index]!, texts));
  });
  let skeleton = withRoot(withLinkTypes(feed.atom1()), channel.language);
  const selfLink = `href="${selfUrl}"/>`;
  skeleton = insertAfter(skeleton, selfLink, [
    ...channelLinks('atom', channel, texts),
    ...(channel.icon ? [element('icon', {}, texts.text(channel.icon))] : []),
    ...(channel.logo ? [element('logo', {}, texts.text(channel.logo))] : []),
  ]);
  skeleton = editEach(skeleton, 'entry', entries.length, (text, index) =>
    withExtras(text, entries[index]!, texts),
  );
  skeleton = appendChildren(skeleton, 'feed', tombstones(channel, texts));
  return texts.fill(declareText(declareNamespaces(skeleton)));
}

/** The withdrawn articles: their ids and since when (RFC 6721 section 3). */
function tombstones({ withdrawn }: FeedChannel, texts: Placeholders): string[] {
  return withdrawn.map(({ articleId, at, title, url }) => {
    const comment = title?.trim() ? element('at:comment', {}, texts.text(title)) : '';
    const was = url ? link('alternate', { href: texts.text(url) }) : '';
    return element('at:deleted-entry', { ref: texts.text(articleId), when: at }, comment + was);
  });
}

function item(entry: FeedItem, updated: Date, texts: Placeholders): Item {
  return {
    title: texts.text(entry.title),
    id: texts.text(entry.id),
    link: texts.text(entry.link),
    date: updated,
    published: plausible(entry.publishedAt),
    description: entry.summary && texts.text(entry.summary),
    content: entry.html && texts.html(entry.html),
    author: entry.authors.map(({ name, email, url }) => ({
      name: texts.text(name),
      email: email && texts.text(email),
      link: url && texts.text(url),
    })),
    category: entry.categories.map(({ term, scheme, label }) => ({
      name: texts.text(label),
      scheme: texts.text(scheme),
      term: texts.text(term),
    })),
  };
}

function withExtras(skeleton: string, entry: FeedItem, texts: Placeholders): string {
  const typed = replaceOnce(skeleton, '<link href=', '<link rel="alternate" type="text/html" href=');
  const extended = appendChildren(typed, 'entry', [
    ...(entry.canonicalUrl ? [link('via', { href: texts.text(entry.canonicalUrl) })] : []),
    // Not by `feed`: it guesses the type from the address and does not escape titles.
    ...entry.enclosures.map(({ url, type, lengthBytes, title }) =>
      link('enclosure', {
        href: texts.text(url),
        type: texts.text(type),
        length: lengthBytes,
        title: title && texts.text(title),
      }),
    ),
    ...imageContent(entry, texts),
    ...sourceElement(entry, texts),
  ]);
  return entry.language ? replaceOnce(extended, '<entry>', `<entry xml:lang="${entry.language}">`) : extended;
}

function link(rel: string, attributes: Readonly<Record<string, string | number | undefined>>): string {
  return element('link', { rel, ...attributes });
}

/**
 * The feed that an entry was taken from (RFC 4287 section 4.2.11). It should state when that feed was last updated: not
 * before this entry was published.
 */
function sourceElement({ source, publishedAt, updatedAt }: FeedItem, texts: Placeholders): string[] {
  if (!source) return [];
  const updated = plausible(publishedAt) ?? plausible(updatedAt) ?? EARLIEST_DATE;
  const children =
    element('id', {}, texts.text(canonicalUri(source.url))) +
    element('title', {}, texts.text(source.title)) +
    element('updated', {}, updated.toISOString()) +
    link('alternate', { href: texts.text(source.url) });
  return [element('source', {}, children)];
}

const ROOT = `<feed xmlns="${NAMESPACES.atom}">`;

function withRoot(skeleton: string, language: string | undefined): string {
  return language ? replaceOnce(skeleton, ROOT, `${ROOT.slice(0, -1)} xml:lang="${language}">`) : skeleton;
}

function declareNamespaces(skeleton: string): string {
  const declared = (['at', 'fh', 'media'] as const)
    .filter((prefix) => skeleton.includes(`<${prefix}:`))
    .map((prefix) => ` xmlns:${prefix}="${NAMESPACES[prefix]}"`);
  return replaceOnce(skeleton, ROOT.slice(0, -1), ROOT.slice(0, -1) + declared.join(''));
}

function withLinkTypes(skeleton: string): string {
  const alternate = replaceOnce(skeleton, '<link rel="alternate"', '<link rel="alternate" type="text/html"');
  return replaceOnce(alternate, '<link rel="self"', '<link rel="self" type="application/atom+xml"');
}

/**
 * Declares titles, summaries and rights as plain text (RFC 4287 section 3.1). `feed` declares HTML or nothing. The
 * validator takes a text with an end tag for undeclared HTML, and most readers would show the escapes of declared HTML.
 */
function declareText(skeleton: string): string {
  return skeleton.replace(
    /<(title|subtitle|rights|summary)(?: type="html")?>/g,
    (_, name: string) => `<${name} type="text">`,
  );
}
