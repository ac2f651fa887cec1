import { feedChannel } from '../render/feed-channel.ts';
import { readInstant } from '../render/feed-dates.ts';
import type { FeedDocument, RenderedFeed } from '../render/feed-document.ts';
import { type FeedItem, feedItem } from '../render/feed-item.ts';
import { placeholderPrefix } from '../render/placeholders.ts';
import { checkAgainstSource } from './check-against-source.ts';
import { relativeAddress } from './check-content.ts';
import { checkDocument } from './check-document.ts';
import { allStrings, checkPlaceholders, firstForbidden } from './check-text.ts';
import type { FeedViolation, FinishedFeed, Violation } from './finished-feed.ts';

/**
 * The check before publishing (invariant I7). The finished documents are parsed strictly and compared with what they
 * were made from, by the rules in RULES.
 *
 * @returns every violation, with its article where one can be named; if there is none, the documents may be published
 */
export function checkFeed(rendered: RenderedFeed, document: FeedDocument): FeedViolation[] {
  const channel = feedChannel(document);
  const entries = document.articles.map((article) => feedItem(article, document));
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

/** The id of the article that an item shows: found by the item's id, else by its position. */
function articleOf(
  item: number,
  feed: FinishedFeed | undefined,
  entries: readonly FeedItem[],
): string | undefined {
  const stated = feed?.items[item]?.id;
  return (entries.find(({ id }) => id === stated) ?? entries[item])?.id;
}

/** Checks the articles' dates: the documents leave out a date that cannot be read, so they do not show it. */
function checkArticleDates({ articles }: FeedDocument): Violation[] {
  return articles.flatMap(({ publishedAt, updatedAt }, item) =>
    [publishedAt, updatedAt]
      .filter((date) => !readInstant(date))
      .map((date) => ({ rule: 'date-invalid', message: `"${date}" is not a date.`, item })),
  );
}

/** `read`, called once for each text. The three formats hold the same texts, and reading them is half of the check. */
function once<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (!known.has(text)) known.set(text, read(text));
    return known.get(text) as T;
  };
}

/** `violation`, once for each entry that causes it; as it is if it names an item already, or no entry causes it. */
function blame(violation: Violation, entries: readonly FeedItem[], prefix: string): readonly Violation[] {
  if (violation.item !== undefined) return [violation];
  const causes = causesOf(violation, entries, prefix);
  return causes.length ? causes.map((item) => ({ ...violation, item })) : [violation];
}

/** The positions of the entries that break a rule about the document as a whole. */
function causesOf({ rule }: Violation, entries: readonly FeedItem[], prefix: string): number[] {
  switch (rule) {
    case 'character-forbidden':
      return positions(entries, (entry) => firstForbidden(allStrings(entry)) !== undefined);
    case 'placeholder-left':
      return positions(
        entries,
        (entry) => checkPlaceholders(JSON.stringify(entry, undefined, 1), prefix).length > 0,
      );
    case 'too-large': {
      const lengths = entries.map(({ html = '' }) => html.length);
      return entries.length ? [lengths.indexOf(Math.max(...lengths))] : [];
    }
    default:
      return [];
  }
}

function positions(entries: readonly FeedItem[], isCause: (entry: FeedItem) => boolean): number[] {
  return entries.flatMap((entry, item) => (isCause(entry) ? [item] : []));
}
