import { NEWS_SITEMAP_KEY } from '../../core/output/addresses.ts';
import { MAX_NEWS, renderNewsSitemap, startOfNews } from '../../core/sitemap/news-sitemap.ts';
import type { View } from '../protocol/output-view.ts';
import { type Look, listedArticles, take } from '../reads/listed-articles.ts';
import { siteDocument } from './site-document.ts';

/** Hints read at once: few sites publish more in two days. */
const PAGE = 100;

/** What was published in the last two days, for news search. */
export async function viewOfNews(look: Look): Promise<View> {
  const range = { from: startOfNews(look.now), before: look.until, limit: PAGE };
  const listed = await take(MAX_NEWS, listedArticles('latest', range, look));
  const text = renderNewsSitemap(
    listed.map(({ article }) => article),
    look.site,
  );
  return {
    stamp: text,
    render: () => ({ documents: new Map([[NEWS_SITEMAP_KEY, siteDocument(text, 'xml')]]) }),
  };
}
