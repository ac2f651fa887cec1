import type { PublishedArticle } from '../../core/article/article.ts';
import { isListed } from '../../core/feed/publication.ts';
import { endOfPreviousMonth, type Month, monthOf } from '../../core/kernel/month.ts';
import type { FeedId } from '../../core/output/feed-ids.ts';
import type { HintQuery } from '../../core/ports/hints.ts';
import { hintedRecords } from './hinted-records.ts';
import { type ReadContext, visibleHere } from './read-context.ts';

/** An article with its entry in a feed. */
export interface ListedArticle {
  /** Key of its source. */
  readonly key: string;
  readonly sortKey: string;
  readonly article: PublishedArticle;
}

/**
 * The articles of a feed within `range`, newest first unless the range says otherwise. Hints lead to them. An entry
 * counts only if the article itself says the same.
 * @param range `limit` hints are read at once: as many as are likely to be wanted
 */
export async function* listedArticles(
  feed: FeedId,
  range: Omit<HintQuery, 'next'>,
  context: ReadContext,
): AsyncGenerator<ListedArticle, void> {
  // DynamoDB refuses a range that ends before it begins, such as from the next month until now.
  if (range.from !== undefined && range.from > range.before) return;
  for await (const page of hintedRecords(feed, range, context)) {
    for (const { hint, record } of page) {
      const article = visibleHere(record, context);
      if (article && isListed(hint.key, article, hint, context.site)) {
        yield { key: hint.key, sortKey: hint.sortKey, article };
      }
    }
  }
}

/** The first `count` of `articles`. */
export async function take(count: number, articles: AsyncIterable<ListedArticle>): Promise<ListedArticle[]> {
  const taken: ListedArticle[] = [];
  for await (const article of articles) {
    taken.push(article);
    if (taken.length === count) break;
  }
  return taken;
}

/** The newest month before `month` in which the feed has articles; without `month`, the newest of all. */
export async function newestMonth(
  feed: FeedId,
  context: ReadContext,
  month?: Month,
): Promise<Month | undefined> {
  const before = month === undefined ? context.until : endOfPreviousMonth(month);
  const [newest] = await take(1, listedArticles(feed, { before, limit: 1 }, context));
  return newest && monthOf(newest.article.publishedAt);
}
