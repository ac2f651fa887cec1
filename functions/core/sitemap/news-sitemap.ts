import type { PublishedArticle } from '../article/article.ts';
import type { Instant } from '../kernel/instant.ts';
import { html as xml } from '../kernel/markup.ts';
import { articleAddress } from '../output/addresses.ts';
import { primaryLanguage } from '../page/words.ts';
import type { PublishedSite } from '../site/site.ts';

/** The most that Google allows in one file. */
export const MAX_NEWS = 1_000;

const HOUR_MS = 3_600_000;
const NEWS_HOURS = 48;

/**
 * Since when an article must be published to be news at `now`: two days. It moves once an hour, so that the list
 * stays the same until the clock asks for it again.
 */
export function startOfNews(now: Instant): Instant {
  const hour = Math.floor(Date.parse(now) / HOUR_MS);
  return new Date((hour - NEWS_HOURS) * HOUR_MS).toISOString();
}

/**
 * A news sitemap (developers.google.com, "Create a news sitemap"). It has the dates of first publication: a correction
 * does not move them. An article that first appeared elsewhere is not news of this site.
 * @param articles newest first
 */
export function renderNewsSitemap(articles: readonly PublishedArticle[], site: PublishedSite): string {
  const own = articles.filter(({ canonicalUrl }) => canonicalUrl === undefined).slice(0, MAX_NEWS);
  const entries = own.map(
    ({ slug, title, publishedAt, language = site.language }) => xml`  <url>
    <loc>${articleAddress(site.url, slug)}</loc>
    <news:news>
      <news:publication><news:name>${site.title}</news:name><news:language>${newsLanguage(language)}</news:language></news:publication>
      <news:publication_date>${publishedAt}</news:publication_date>
      <news:title>${title}</news:title>
    </news:news>
  </url>
`,
  );
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${entries}</urlset>
`.markup;
}

/** The code that Google asks for: ISO 639, except for the two kinds of Chinese. */
function newsLanguage(tag: string): string {
  const language = primaryLanguage(tag);
  if (language !== 'zh') return language;
  return /-hant\b|^zh-(?:tw|hk|mo)\b/i.test(tag) ? 'zh-tw' : 'zh-cn';
}
