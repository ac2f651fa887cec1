import { NEWS_SITEMAP_KEY } from '../../core/output/addresses.ts';
import { MAX_NEWS, renderNewsSitemap, startOfNews } from '../../core/sitemap/news-sitemap.ts';
import { listedArticles, take } from '../reads/listed-articles.ts';
import type { ReadContext } from '../reads/read-context.ts';
import { siteDocument } from './site-document.ts';
import type { KindView } from './view.ts';

/** Hints read at once: few sites publish more in two days. */
const PAGE = 100;

/** What was published in the last two days, for news search. */
export async function viewOfNews(context: ReadContext): Promise<KindView> {
  const range = { from: startOfNews(context.now), before: context.until, limit: PAGE };
  const listed = await take(MAX_NEWS, listedArticles('latest', range, context));
  const text = renderNewsSitemap(
    listed.map(({ article }) => article),
    context.site,
  );
  return {
    stamp: text,
    render: () => ({ documents: new Map([[NEWS_SITEMAP_KEY, siteDocument(text, 'xml')]]) }),
  };
}
