import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import type { Reader, ReadItem } from './read-item.ts';

/** feedsmith 3.0.1 */
export const FEEDSMITH: Reader = {
  name: 'feedsmith',
  formats: ['rss', 'atom', 'json'],
  read: (format, text) => ({ rss: readRss, atom: readAtom, json: readJson })[format](text),
  misread: (item) => ({
    ...item,
    // It takes white space from the ends of every text, of HTML too, and drops what is then empty.
    title: item.title?.trim(),
    summary: item.summary?.trim(),
    html: item.html?.trim(),
    names: item.names.map((name) => name.trim()),
    labels: item.labels.map((label) => label.trim()),
  }),
};

function readRss(rss: string): ReadItem[] {
  return (parseRssFeed(rss).items ?? []).map((item) => ({
    id: item.guid?.value,
    link: item.link,
    title: item.title,
    ...(item.content?.encoded === undefined
      ? { html: item.description }
      : { summary: item.description, html: item.content.encoded }),
    names: item.dc?.creators ?? [],
    labels: (item.categories ?? []).map(({ name }) => name ?? ''),
    published: isoOf(item.pubDate),
    updated: item.atom?.updated,
    enclosures: (item.enclosures ?? []).map(({ url, type, length = 0 }) => ({ url, type, length })),
  }));
}

function readAtom(atom: string): ReadItem[] {
  return (parseAtomFeed(atom).entries ?? []).map((entry) => ({
    id: entry.id,
    link: entry.links?.find(({ rel }) => rel === 'alternate')?.href,
    title: entry.title?.value,
    summary: entry.summary?.value,
    html: entry.content?.value,
    names: (entry.authors ?? []).map(({ name }) => name ?? ''),
    labels: (entry.categories ?? []).map(({ label }) => label ?? ''),
    published: entry.published,
    updated: entry.updated,
    enclosures: (entry.links ?? [])
      .filter(({ rel }) => rel === 'enclosure')
      .map(({ href, type, length = 0 }) => ({ url: href, type, length })),
  }));
}

function readJson(json: string): ReadItem[] {
  return (parseJsonFeed(json).items ?? []).map((item) => ({
    id: item.id,
    link: item.url,
    title: item.title,
    summary: item.summary,
    html: item.content_html,
    names: (item.authors ?? []).map(({ name }) => name ?? ''),
    labels: item.tags ?? [],
    published: item.date_published,
    updated: item.date_modified,
    enclosures: (item.attachments ?? []).map(({ url, mime_type, size_in_bytes = 0 }) => ({
      url,
      type: mime_type,
      length: size_in_bytes,
    })),
  }));
}

function isoOf(date: string | undefined): string | undefined {
  return date === undefined ? undefined : new Date(date).toISOString();
}
