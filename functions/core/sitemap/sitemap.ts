import type { PublishedArticle } from '../article/article.ts';
import { type Html, html as xml } from '../kernel/markup.ts';
import { addressOf, articleAddress, NEWS_SITEMAP_KEY, SITEMAP_INDEX_KEY } from '../output/addresses.ts';
import type { PublishedSite } from '../site/site.ts';

/** The most that the sitemap protocol allows in one file. */
const MAX_ADDRESSES = 50_000;

/** The sitemap of a month's articles, with the dates of their last changes (sitemaps.org/protocol.html). */
export function renderSitemap(articles: readonly PublishedArticle[], site: PublishedSite): string {
  const entries = articles
    .slice(0, MAX_ADDRESSES)
    .map(
      ({ slug, updatedAt }) =>
        xml`  <url><loc>${articleAddress(site.url, slug)}</loc><lastmod>${updatedAt}</lastmod></url>\n`,
    );
  return urlset(entries);
}

/** The sitemap of pages that have no date, by their addresses. */
export function renderPagesSitemap(addresses: readonly string[]): string {
  return urlset(
    addresses.slice(0, MAX_ADDRESSES).map((address) => xml`  <url><loc>${address}</loc></url>\n`),
  );
}

function urlset(entries: readonly Html[]): string {
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries}</urlset>
`.markup;
}

/** The index of the sitemaps with these object keys. */
export function renderSitemapIndex(keys: readonly string[], site: PublishedSite): string {
  const entries = keys.map((key) => xml`  ${sitemapEntry(key, site)}\n`);
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries}</sitemapindex>
`.markup;
}

/** True if a rendered index lists the sitemap with this object key. */
export function isInSitemapIndex(key: string, index: string, site: PublishedSite): boolean {
  return index.includes(sitemapEntry(key, site).markup);
}

function sitemapEntry(key: string, site: PublishedSite): Html {
  return xml`<sitemap><loc>${addressOf(site.url, key)}</loc></sitemap>`;
}

/** `robots.txt` (RFC 9309): robots may read everything, and find the sitemaps here. */
export function renderRobots(site: PublishedSite): string {
  const sitemaps = [SITEMAP_INDEX_KEY, NEWS_SITEMAP_KEY].map((key) => `Sitemap: ${addressOf(site.url, key)}`);
  return `User-agent: *\nAllow: /\n\n${sitemaps.join('\n')}\n`;
}
