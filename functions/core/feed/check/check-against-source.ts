import type { FeedChannel } from '../render/feed-channel.ts';
import type { RenderedFeed } from '../render/feed-document.ts';
import type { FeedItem } from '../render/feed-item.ts';
import { textToHtml, withoutMisreadings } from '../render/xml-text.ts';
import type { FinishedFeed, FinishedItem, Violation } from './finished-feed.ts';
import type { RuleName } from './rules.ts';

/** Compares a finished document with the channel and the entries that it was made from. */
export function checkAgainstSource(
  feed: FinishedFeed,
  format: keyof RenderedFeed,
  channel: FeedChannel,
  entries: readonly FeedItem[],
): Violation[] {
  const items = feed.items.flatMap((item, index) => {
    const entry = entries[index];
    return entry
      ? [...itemViolations(item, entry, format)].map(([rule, message]) => ({ rule, message, item: index }))
      : [];
  });
  const whole = [
    ...channelViolations(feed, format, channel),
    ...countViolations(feed, entries),
    ...(format === 'rss' ? [] : tombstoneViolations(feed, channel)),
  ];
  return [...whole.map(([rule, message]) => ({ rule, message })), ...items];
}

type RuleAndMessage = readonly [rule: RuleName, message: string];

function* channelViolations(
  feed: FinishedFeed,
  format: keyof RenderedFeed,
  channel: FeedChannel,
): Generator<RuleAndMessage> {
  if (feed.title !== channel.title)
    yield ['text-changed', 'The title of the feed is not read back as it is.'];
  if (feed.homeUrl !== channel.homeUrl) {
    yield ['link-wrong', `The feed links to ${feed.homeUrl}, not to ${channel.homeUrl}.`];
  }
  const selfUrl = channel.selfUrls[format];
  if (!isOnly(feed.selfUrls, selfUrl)) {
    yield ['self-link', `The feed is at ${selfUrl}, but says ${said(feed.selfUrls)}.`];
  }
  if (feed.hubs.join(' ') !== channel.hubs.join(' ')) {
    yield ['hub-wrong', `The hubs are ${said(channel.hubs)}, but the feed says ${said(feed.hubs)}.`];
  }
  const previous = channel.previousUrls?.[format];
  if (!isOnly(feed.previousUrls, previous)) {
    yield [
      'history-wrong',
      `Older articles are at ${previous}, but the feed says ${said(feed.previousUrls)}.`,
    ];
  }
  const current = channel.currentUrls?.[format];
  if (!isOnly(feed.currentUrls, current)) {
    yield ['history-wrong', `New articles are at ${current}, but the feed says ${said(feed.currentUrls)}.`];
  }
  if (feed.isComplete !== channel.isComplete) {
    yield ['history-wrong', `The feed says that it is ${feed.isComplete ? '' : 'not '}complete.`];
  }
}

function isOnly(found: readonly string[], expected: string | undefined): boolean {
  return expected === undefined ? found.length === 0 : found.length === 1 && found[0] === expected;
}

function said(addresses: readonly string[]): string {
  return addresses.join(', ') || 'none';
}

function* countViolations({ items }: FinishedFeed, entries: readonly FeedItem[]): Generator<RuleAndMessage> {
  if (items.length !== entries.length) {
    yield ['item-count', `There are ${items.length} items for ${entries.length} articles.`];
  }
}

function* tombstoneViolations(
  { withdrawn = [], items }: FinishedFeed,
  channel: FeedChannel,
): Generator<RuleAndMessage> {
  const [found, expected] = [
    withdrawn.map(({ id, at }) => `${id} ${at}`),
    channel.withdrawn.map(({ articleId, at }) => `${articleId} ${at}`),
  ];
  if (found.join('\n') !== expected.join('\n')) {
    yield ['item-count', `${said(expected)} should be withdrawn, but the feed says ${said(found)}.`];
  }
  const both = withdrawn.find(({ id }) => items.some((item) => item.id === id));
  if (both) yield ['item-count', `${both.id} is said to be withdrawn, but it is also an item.`];
}

function* itemViolations(
  item: FinishedItem,
  entry: FeedItem,
  format: keyof RenderedFeed,
): Generator<RuleAndMessage> {
  const { id, link, title, summary, html } = item;
  if (id && id !== entry.id) yield ['id-wrong', `The item has the id ${id}, its article ${entry.id}.`];
  if (link !== entry.link) {
    yield ['link-wrong', `The item links to ${link}, its article is at ${entry.link}.`];
  }
  if (title !== entry.title) yield ['text-changed', 'The title is not read back as the article has it.'];
  const expected = format === 'rss' ? rssTexts(entry) : entry;
  if (summary !== expected.summary) {
    yield ['text-changed', 'The summary is not read back as the article has it.'];
  }
  if (html !== expected.html) yield ['text-changed', 'The content is not read back as the article has it.'];
}

/** A description alone may be a summary or the content. When read back, it counts as the content. */
function rssTexts({ summary, html }: FeedItem): Pick<FinishedItem, 'summary' | 'html'> {
  const description = summary && withoutMisreadings(textToHtml(summary));
  return html === undefined ? { html: description } : { summary: description, html };
}
