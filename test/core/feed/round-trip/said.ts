import { distinctUpdates, plausible } from '../../../../functions/core/feed/render/feed-dates.ts';
import type { FeedDocument, RenderedFeed } from '../../../../functions/core/feed/render/feed-document.ts';
import { type FeedItem, feedItem } from '../../../../functions/core/feed/render/feed-item.ts';
import { textToHtml, withoutMisreadings } from '../../../../functions/core/feed/render/xml-text.ts';
import type { ReadItem } from './read-item.ts';

/** What every reader should get to know of the articles of `document` from one of its formats. */
export function said(document: FeedDocument, format: keyof RenderedFeed): ReadItem[] {
  const entries = document.articles.map((article) => feedItem(article, document));
  const updates = distinctUpdates(entries);
  return entries.map((entry, index) => ({
    id: entry.id,
    link: entry.link,
    title: entry.title,
    ...textsOf(entry, format),
    names: entry.authors.map(({ name }) => name),
    labels: labelsOf(entry, format),
    published: publishedOf(entry, format)?.toISOString(),
    updated: updatedOf(entry, updates[index]!, format)?.toISOString(),
    enclosures: entry.enclosures
      .slice(0, format === 'rss' ? 1 : undefined)
      .map(({ url, type, lengthBytes = 0 }) => ({ url, type, length: lengthBytes })),
  }));
}

function textsOf(
  { summary, html }: FeedItem,
  format: keyof RenderedFeed,
): Pick<ReadItem, 'summary' | 'html'> {
  if (format !== 'rss') return { summary, html };
  // An RSS description alone is the content.
  const description = summary && withoutMisreadings(textToHtml(summary));
  return html === undefined ? { html: description } : { summary: description, html };
}

/** In JSON a section and a tag of one name are one tag. */
function labelsOf({ categories }: FeedItem, format: keyof RenderedFeed): string[] {
  const labels = categories.map(({ label }) => label);
  return format === 'json' ? [...new Set(labels)] : labels;
}

/** RFC 2822 has whole seconds. */
function publishedOf({ publishedAt }: FeedItem, format: keyof RenderedFeed): Date | undefined {
  if (format === 'json') return publishedAt;
  const date = plausible(publishedAt);
  return date && format === 'rss' ? new Date(Math.floor(date.getTime() / 1000) * 1000) : date;
}

function updatedOf(entry: FeedItem, distinct: Date, format: keyof RenderedFeed): Date | undefined {
  if (format === 'json') return entry.updatedAt;
  if (format === 'atom') return distinct;
  return entry.updatedAt.getTime() === entry.publishedAt?.getTime() ? undefined : plausible(entry.updatedAt);
}
