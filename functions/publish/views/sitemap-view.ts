import type { PublishedArticle } from '../../core/article/article.ts';
import { endOfMonth, type Month, startOfMonth } from '../../core/kernel/month.ts';
import { CATALOGUE_KEYS, ROBOTS_KEY, SITEMAP_INDEX_KEY, sitemapKey } from '../../core/output/addresses.ts';
import { type OutputId, SITEMAP_OUTPUT } from '../../core/output/outputs.ts';
import type { SiteBucket } from '../../core/ports/site-bucket.ts';
import type { PublishedSite } from '../../core/site/site.ts';
import { renderRobots } from '../../core/sitemap/robots.ts';
import { isInSitemapIndex, renderSitemap, renderSitemapIndex } from '../../core/sitemap/sitemap.ts';
import { listedArticles, newestMonth } from '../reads/listed-articles.ts';
import type { ReadContext } from '../reads/read-context.ts';
import { siteDocument } from './site-document.ts';
import type { KindView } from './view.ts';

/** Hints read at once: a Query gives at most 1 MB, some four thousand of them. */
const PAGE = 1_000;

/** The articles of a month for search engines; there if it has any. */
export async function viewOfSitemap(month: Month, context: ReadContext): Promise<KindView> {
  const { site } = context;
  const range = { from: startOfMonth(month), before: endOfMonth(month), limit: PAGE };
  const articles: PublishedArticle[] = [];
  for await (const { article } of listedArticles('latest', range, context)) articles.push(article);
  const text = articles.length > 0 ? renderSitemap(articles, site) : undefined;
  const key = sitemapKey(month);
  return {
    stamp: JSON.stringify([site.url, text]),
    render: () => ({
      documents: new Map([[key, text === undefined ? undefined : siteDocument(text, 'xml')]]),
    }),
    outdated: (bucket) => outdatedIndex(key, text !== undefined, site, bucket),
  };
}

/**
 * The index lists the months that are there: it is rebuilt when one comes or goes, and not at every change. Asked
 * after the month's last look at the articles: if the index was published from an older one, that shows in it; if
 * it is being published, that run's own second look is still to come.
 */
async function outdatedIndex(
  key: string,
  isThere: boolean,
  site: PublishedSite,
  bucket: SiteBucket,
): Promise<OutputId[]> {
  const bytes = await bucket.read(SITEMAP_INDEX_KEY);
  const isListed = bytes !== undefined && isInSitemapIndex(key, new TextDecoder().decode(bytes), site);
  return isListed === isThere ? [] : [SITEMAP_OUTPUT];
}

/** The list of the months' sitemaps, found by going from month to month, and `robots.txt`, which leads there. */
export async function viewOfSitemapIndex(context: ReadContext): Promise<KindView> {
  const { site } = context;
  const months: Month[] = [];
  for (
    let month = await newestMonth('latest', context);
    month;
    month = await newestMonth('latest', context, month)
  ) {
    months.push(month);
  }
  const keys = [CATALOGUE_KEYS.sitemap, ...months.map(sitemapKey)];
  return {
    stamp: JSON.stringify([site.url, keys]),
    render: () => ({
      documents: new Map([
        [SITEMAP_INDEX_KEY, siteDocument(renderSitemapIndex(keys, site), 'xml')],
        [ROBOTS_KEY, siteDocument(renderRobots(site), 'text')],
      ]),
    }),
  };
}
