import type { PublishedArticle } from '../article/article.ts';
import { mediaKeysOf } from '../article/own-media.ts';
import { digestOf } from '../kernel/digest.ts';
import type { Instant } from '../kernel/instant.ts';
import { type FeedId, feedId } from '../output/feed-ids.ts';
import { changesList, DUE, type Entry } from '../output/lists.ts';
import type { MediaKey } from '../output/media-key.ts';
import { declaredFeedsOf, partnerFeedsOf } from '../site/declared-feeds.ts';
import type { Site } from '../site/site.ts';
import type { Accepted } from './accepted.ts';
import type { Circumstances, Decision } from './decision.ts';
import { nextVisibilityChange, visibilityAt } from './lifecycle.ts';
import { changeSortKey, endOfTombstone, type PartnerChange } from './partner-change.ts';

/** The instant of entries in a media file's list, which is in no order of time. */
export const OF_ALL_TIME: Instant = '0000-01-01T00:00:00.000Z';

/** Every entry of a source: in feeds, in the clock's list, in lists of media users and of partners' changes. */
export function allEntries(
  key: string,
  { accepted, entries, due, changes }: Pick<Decision, 'accepted' | 'entries' | 'due' | 'changes'>,
): Entry[] {
  return [...entries, ...(due ? [due] : []), ...mediaEntries(key, accepted), ...changeEntries(key, changes)];
}

/** The entries of a source now: in feeds if its article is visible, and in the clock's list if time will change it. */
export function currentEntries(
  key: string,
  accepted: Accepted | undefined,
  { site, now }: Circumstances,
): { entries: Entry<FeedId>[]; due?: Entry } {
  if (accepted?.kind !== 'article') return { entries: [] };
  const { article } = accepted;
  const isVisible = visibilityAt(article, now) === 'published';
  const change = nextVisibilityChange(article, now);
  return {
    entries: isVisible ? feedEntries(key, article, site) : [],
    ...(change ? { due: dueEntry(key, change) } : {}),
  };
}

/**
 * The entries of a published article in feeds, by its date. After a move two sources list one article for a while,
 * and neither may touch the other's entries: so the digest is of id and key. (A sort key has at most 1,024 bytes; an
 * id or a key alone may be as long.)
 */
export function feedEntries(key: string, article: PublishedArticle, site: Site): Entry<FeedId>[] {
  const sortKey = `${article.publishedAt}#${digestOf([article.id, key])}`;
  return feedsOf(article, site).map((list) => ({ list, sortKey }));
}

function feedsOf(article: PublishedArticle, site: Site): FeedId[] {
  const { section, tags, authors, language } = article;
  const feeds: FeedId[] = [
    'latest',
    ...(section ? [feedId('section', section.slug)] : []),
    ...tags.map((tag) => feedId('tag', tag.slug)),
    ...authors.map((author) => feedId('author', author.slug)),
    ...(language ? [feedId('language', language.toLowerCase())] : []),
    ...declaredFeedsOf(article, site),
    ...partnerFeedsOf(article, site),
  ];
  return [...new Set(feeds)];
}

/** The source's entry in the clock's list: `due`, or the end of one of its tombstones if that is earlier. */
export function earliestDue(
  key: string,
  due: Entry | undefined,
  changes: readonly PartnerChange[],
): Entry | undefined {
  const tombstones = changes.filter(({ event }) => event === 'withdrawn');
  const ends = tombstones.map((tombstone) => dueEntry(key, endOfTombstone(tombstone)));
  return [...(due ? [due] : []), ...ends].sort((one, other) => (one.sortKey < other.sortKey ? -1 : 1))[0];
}

function dueEntry(key: string, instant: Instant): Entry {
  return { list: DUE, sortKey: `${instant}#${digestOf(key)}` };
}

/**
 * The entries of a source in the lists of users of each media file that its article names, hidden or not. When a file
 * changes, the documents that describe it change; and whether a file may be seen depends on who names it.
 */
function mediaEntries(key: string, accepted: Accepted | undefined): Entry[] {
  const sortKey = `${OF_ALL_TIME}#${digestOf(key)}`;
  return mediaNamedBy(accepted).map((media) => ({ list: media, sortKey }));
}

/** The keys of the media files that the article of a source names. */
export function mediaNamedBy(accepted: Accepted | undefined): MediaKey[] {
  return accepted?.kind === 'article' ? mediaKeysOf(accepted.article) : [];
}

function changeEntries(key: string, changes: readonly PartnerChange[] = []): Entry[] {
  return changes.map((change) => ({
    list: changesList(change.partner),
    sortKey: changeSortKey(key, change),
  }));
}
