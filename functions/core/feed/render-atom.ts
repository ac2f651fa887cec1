import { Feed, type Item } from 'feed';
import type { FeedChannel } from './feed-channel.ts';
import { distinctUpdates, EARLIEST_DATE, latest, plausible } from './feed-dates.ts';
import type { FeedEntry } from './feed-entry.ts';
import { GENERATOR } from './feed-terms.ts';
import { imageContent } from './media-content.ts';
import { NAMESPACES } from './namespaces.ts';
import type { Placeholders } from './placeholders.ts';
import { appendChildren, editEach, element, replaceOnce } from './skeleton.ts';
import { textToHtml } from './xml-text.ts';

/** Atom 1.0 (RFC 4287). */
export function renderAtom(channel: FeedChannel, entries: readonly FeedEntry[], texts: Placeholders): string {
  const updates = distinctUpdates(entries);
  const constructs = new TextConstructs(texts);
  const feed = new Feed({
    id: texts.text(channel.homeUrl),
    title: constructs.add(channel.title),
    description: channel.description.trim() ? constructs.add(channel.description) : undefined,
    copyright: channel.rights && constructs.add(channel.rights),
    // Every entry needs an author; those without one inherit this (RFC 4287 section 4.1.1).
    author: { name: texts.text(channel.publisher), link: texts.text(channel.homeUrl) },
    link: texts.text(channel.homeUrl),
    feed: texts.text(channel.selfUrls.atom),
    generator: GENERATOR,
    updated: latest(updates) ?? EARLIEST_DATE,
  });
  entries.forEach((entry, index) => {
    feed.addItem(item(entry, updates[index]!, texts, constructs));
  });
  let skeleton = withRoot(withLinkTypes(feed.atom1()), channel.language);
  skeleton = editEach(skeleton, 'entry', entries.length, (text, index) =>
    withExtras(text, entries[index]!, texts),
  );
  return texts.fill(constructs.declare(declareMedia(skeleton)));
}

function item(entry: FeedEntry, updated: Date, texts: Placeholders, constructs: TextConstructs): Item {
  return {
    title: constructs.add(entry.title),
    id: texts.text(entry.id),
    link: texts.text(entry.link),
    date: updated,
    published: plausible(entry.publishedAt),
    description: entry.summary && constructs.add(entry.summary),
    content: texts.html(entry.html),
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

function withExtras(skeleton: string, entry: FeedEntry, texts: Placeholders): string {
  const typed = replaceOnce(skeleton, '<link href=', '<link rel="alternate" type="text/html" href=');
  const extended = appendChildren(typed, 'entry', [
    ...(entry.canonicalUrl ? [link('via', { href: texts.text(entry.canonicalUrl) })] : []),
    // Not by `feed`, which guesses the type from the address and escapes no title.
    ...entry.enclosures.map(({ url, type, lengthBytes, title }) =>
      link('enclosure', {
        href: texts.text(url),
        type: texts.text(type),
        length: lengthBytes,
        title: title && texts.text(title),
      }),
    ),
    ...imageContent(entry, texts),
  ]);
  return entry.language ? replaceOnce(extended, '<entry>', `<entry xml:lang="${entry.language}">`) : extended;
}

function link(rel: string, attributes: Readonly<Record<string, string | number | undefined>>): string {
  return element('link', { rel, ...attributes });
}

const ROOT = `<feed xmlns="${NAMESPACES.atom}">`;

function withRoot(skeleton: string, language: string | undefined): string {
  return language ? replaceOnce(skeleton, ROOT, `${ROOT.slice(0, -1)} xml:lang="${language}">`) : skeleton;
}

function declareMedia(skeleton: string): string {
  if (!skeleton.includes('<media:')) return skeleton;
  return replaceOnce(skeleton, ROOT.slice(0, -1), `${ROOT.slice(0, -1)} xmlns:media="${NAMESPACES.media}"`);
}

function withLinkTypes(skeleton: string): string {
  const alternate = replaceOnce(skeleton, '<link rel="alternate"', '<link rel="alternate" type="text/html"');
  return replaceOnce(alternate, '<link rel="self"', '<link rel="self" type="application/atom+xml"');
}

/**
 * RFC 4287 section 3.1: titles, summaries and rights are declared as the plain text they are, where `feed` declares
 * HTML or nothing. Only a text that shows an end tag is written as escaped HTML, because the validator takes it for
 * undeclared HTML otherwise.
 */
class TextConstructs {
  readonly #texts: Placeholders;
  readonly #html = new Set<string>();

  constructor(texts: Placeholders) {
    this.#texts = texts;
  }

  add(text: string): string {
    const showsEndTag = /<\/\w+>/.test(text);
    const placeholder = this.#texts.text(showsEndTag ? textToHtml(text) : text);
    if (showsEndTag) this.#html.add(placeholder);
    return placeholder;
  }

  declare(skeleton: string): string {
    return skeleton.replace(
      /<(title|subtitle|rights|summary)(?: type="html")?>(?:<!\[CDATA\[)?([\w:-]+)/g,
      (_, name: string, placeholder: string) =>
        `<${name} type="${this.#html.has(placeholder) ? 'html' : 'text'}">${placeholder}`,
    );
  }
}
