import type { PublishedArticle } from '../../core/article/article.ts';
import { abridgedInArchive } from '../../core/feed/feed-window.ts';
import { archiveDocument } from '../../core/feed/publication.ts';
import { endOfMonth, type Month, monthOf, startOfMonth, startOfNextMonth } from '../../core/kernel/month.ts';
import { documentKeys } from '../../core/output/document-keys.ts';
import type { FeedId } from '../../core/output/feed-ids.ts';
import { type OutputId, outputId } from '../../core/output/outputs.ts';
import type { SiteBucket } from '../../core/ports/site-bucket.ts';
import { withKnownMedia } from '../reads/known-media.ts';
import { listedArticles, newestMonth, take } from '../reads/listed-articles.ts';
import type { ReadContext } from '../reads/read-context.ts';
import { feedDocuments, leftOutOf } from './feed-documents.ts';
import { absent, type KindView } from './view.ts';

/** Hints read at once: a Query gives at most 1 MB, some four thousand of them. */
const PAGE = 1_000;

/** One month of a feed as the index has it now: every article, however many. */
export async function viewOfArchive(feed: FeedId, month: Month, context: ReadContext): Promise<KindView> {
  const range = { from: startOfMonth(month), before: endOfMonth(month), limit: PAGE };
  const found: PublishedArticle[] = [];
  const sources: { key: string; id: string }[] = [];
  for await (const { key, article } of listedArticles(feed, range, context)) {
    found.push(article);
    sources.push({ key, id: article.id });
  }
  const articles = await withKnownMedia(found, context.sources);
  const previous = articles.length > 0 ? await newestMonth(feed, context, month) : undefined;
  const document = archiveDocument(feed, { month, previous }, articles, context.site);
  return {
    stamp: JSON.stringify(document),
    render() {
      if (!document)
        return { documents: absent(Object.values(documentKeys(feed, { kind: 'archive', month }))) };
      const abridged = abridgedInArchive(articles, context.site.url);
      const { checked, documents } = feedDocuments(
        { ...document, ...(abridged.length > 0 && { abridged }) },
        previous === undefined ? {} : { previous },
      );
      return { documents: new Map(documents), leftOut: leftOutOf(checked.leftOut, sources) };
    },
    outdated: (site) => outdatedSuccessor(feed, month, context, site),
  };
}

/**
 * The next later month leads to this one if this one is there, else to the one before it. That changes when this
 * month gets its first article or loses its last, of which no other event tells. Asked after this month's last
 * look at the index: if the later month was then published from an older look, that shows on its object; if it is
 * being published, that run's own second look is still to come.
 */
async function outdatedSuccessor(
  feed: FeedId,
  month: Month,
  context: ReadContext,
  site: SiteBucket,
): Promise<OutputId[]> {
  const range = { from: startOfNextMonth(month), before: context.until, oldestFirst: true, limit: 1 };
  const [later] = await take(1, listedArticles(feed, range, context));
  if (!later) return [];
  const successor = monthOf(later.article.publishedAt);
  const previous = await newestMonth(feed, context, successor);
  const { json } = documentKeys(feed, { kind: 'archive', month: successor });
  const published = await site.head(json);
  return published && published.previous === previous
    ? []
    : [outputId({ kind: 'archive', feed, month: successor })];
}
