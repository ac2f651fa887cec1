import { blame } from './blame.ts';
import { checkAgainstSource } from './check-against-source.ts';
import { relativeAddress } from './check-content.ts';
import { checkDocument } from './check-document.ts';
import { checkPlaceholders } from './check-text.ts';
import { feedChannel } from './feed-channel.ts';
import { readInstant } from './feed-dates.ts';
import type { FeedDocument, FeedViolation, RenderedFeed } from './feed-document.ts';
import { type FeedEntry, feedEntry } from './feed-entry.ts';
import type { FinishedFeed, Violation } from './finished-feed.ts';
import { placeholderPrefix } from './placeholders.ts';

/**
 * The check before publishing (invariant I7), by the rules in RULES: the finished documents are parsed strictly and
 * compared with what they were made from. Returns every violation, with its article where one can be named. If
 * there is none, the documents may be published.
 */
export function checkFeed(rendered: RenderedFeed, document: FeedDocument): FeedViolation[] {
  const channel = feedChannel(document);
  const entries = document.articles.map((article) => feedEntry(article, document));
  const prefix = placeholderPrefix(document);
  const relativeIn = once(relativeAddress);
  return (['rss', 'atom', 'json'] as const).flatMap((format) => {
    const { feed, violations } = checkDocument(format, rendered[format], relativeIn);
    const all = [
      ...violations,
      ...checkPlaceholders(rendered[format], prefix),
      ...checkArticleDates(document),
      ...(feed ? checkAgainstSource(feed, format, channel, entries) : []),
    ];
    return all
      .flatMap((violation) => blame(violation, entries, prefix))
      .map(({ rule, message, item }) => {
        const articleId = item === undefined ? undefined : articleOf(item, feed, entries);
        return { format, rule, message, ...(articleId === undefined ? {} : { articleId }) };
      });
  });
}

/** The article an item is by its id, else by its place. */
function articleOf(
  item: number,
  feed: FinishedFeed | undefined,
  entries: readonly FeedEntry[],
): string | undefined {
  const stated = feed?.items[item]?.id;
  return (entries.find(({ id }) => id === stated) ?? entries[item])?.id;
}

/** A date that cannot be read is left out of the documents, so that they alone do not show it. */
function checkArticleDates({ articles }: FeedDocument): Violation[] {
  return articles.flatMap(({ publishedAt, updatedAt }, item) =>
    [publishedAt, updatedAt]
      .filter((date) => !readInstant(date))
      .map((date) => ({ rule: 'date-invalid', message: `"${date}" is not a date.`, item })),
  );
}

/** `read`, once for each text: the three formats hold the same contents, and reading those is half of the check. */
function once<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (!known.has(text)) known.set(text, read(text));
    return known.get(text) as T;
  };
}
