import type { PublishedArticle } from '../../core/article/article.ts';
import { isListed, visibleArticle } from '../../core/feed/publication.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import { endOfPreviousMonth, type Month, monthOf } from '../../core/kernel/month.ts';
import type { FeedId } from '../../core/output/addresses.ts';
import type { HintQuery } from '../../core/ports/hints.ts';
import { readSite } from '../../core/ports/site-in-force.ts';
import type { PublishedSite } from '../../core/site/site.ts';
import type { SourceRecord } from '../../core/source/source-record.ts';
import type { PublishPorts } from '../ports.ts';
import { hintedRecords } from './hinted-records.ts';

/**
 * The clock of another function may be ahead by so much, which is far more than Lambda's ever are: what it has let
 * out is found, and published as soon as this one's clock agrees.
 */
const MAX_CLOCK_SKEW_MS = 120_000;

/** The index as one look finds it. */
export interface Look extends Pick<PublishPorts, 'sources' | 'hints' | 'claims'> {
  readonly site: PublishedSite;
  readonly now: Instant;
  /** The latest date to look for. */
  readonly until: Instant;
  /** Noted by the look: when this function's clock will agree to what ingest's has let out already. */
  readonly ahead: Set<Instant>;
}

export async function lookAt({ claims, clock, hints, sources }: PublishPorts): Promise<Look> {
  const now = clock();
  const until = new Date(Date.parse(now) + MAX_CLOCK_SKEW_MS).toISOString();
  return { sources, hints, claims, site: await readSite(sources), now, until, ahead: new Set() };
}

/** The article of `record`, if it may be seen; notes one that only waits for this function's clock. */
export function visibleHere(
  record: SourceRecord | undefined,
  look: Pick<Look, 'now' | 'ahead'>,
): PublishedArticle | undefined {
  const article = visibleArticle(record, look.now);
  if (!article && record && record.entries.length > 0 && record.accepted?.kind === 'article') {
    const { publishedAt } = record.accepted.article;
    if (publishedAt > look.now) look.ahead.add(publishedAt);
  }
  return article;
}

/** An article at its place in a feed. */
export interface ListedArticle {
  /** Of its source. */
  readonly key: string;
  readonly sortKey: string;
  readonly article: PublishedArticle;
}

/**
 * The articles of a feed within `range`, newest first unless it says otherwise. Hints lead to them; an entry
 * counts only if the article itself says the same.
 * @param range `limit` hints are read at once: as many as are likely to be wanted
 */
export async function* listedArticles(
  feed: FeedId,
  range: Omit<HintQuery, 'next'>,
  look: Look,
): AsyncGenerator<ListedArticle, void> {
  // DynamoDB refuses a range that ends before it begins, such as from the next month until now.
  if (range.from !== undefined && range.from > range.before) return;
  for await (const page of hintedRecords(feed, range, look)) {
    for (const { hint, record } of page) {
      const article = visibleHere(record, look);
      if (article && isListed(hint.key, article, hint, look.site)) {
        yield { key: hint.key, sortKey: hint.sortKey, article };
      }
    }
  }
}

/** The first `count` of them. */
export async function take(count: number, articles: AsyncIterable<ListedArticle>): Promise<ListedArticle[]> {
  const taken: ListedArticle[] = [];
  for await (const article of articles) {
    taken.push(article);
    if (taken.length === count) break;
  }
  return taken;
}

/** The newest month before `month` (absent: of all) in which the feed has articles. */
export async function newestMonth(feed: FeedId, look: Look, month?: Month): Promise<Month | undefined> {
  const before = month === undefined ? look.until : endOfPreviousMonth(month);
  const [newest] = await take(1, listedArticles(feed, { before, limit: 1 }, look));
  return newest && monthOf(newest.article.publishedAt);
}
