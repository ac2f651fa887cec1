import type { PublishedArticle } from '../article/article.ts';
import { type Html, html as xml } from '../kernel/markup.ts';
import { addressOf, articleAddress } from '../output/addresses.ts';
import type { PublishedSite } from '../site/site.ts';

/** Of the sitemap protocol, for one file. */
const MAX_ADDRESSES = 50_000;

/** The articles of a month with the dates of their last changes (sitemaps.org/protocol.html). */
export function renderSitemap(articles: readonly PublishedArticle[], site: PublishedSite): string {
  const entries = articles
    .slice(0, MAX_ADDRESSES)
    .map(
      ({ slug, updatedAt }) =>
        xml`  <url><loc>${articleAddress(site.url, slug)}</loc><lastmod>${updatedAt}</lastmod></url>\n`,
    );
  return urlset(entries);
}

/** Pages without a date of their own, by their addresses. */
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

/** The sitemap of sitemaps, by their object keys. */
export function renderSitemapIndex(keys: readonly string[], site: PublishedSite): string {
  const entries = keys.map((key) => xml`  ${sitemapEntry(key, site)}\n`);
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries}</sitemapindex>
`.markup;
}

/** Whether the finished index lists the sitemap with this object key. */
export function isInSitemapIndex(key: string, index: string, site: PublishedSite): boolean {
  return index.includes(sitemapEntry(key, site).markup);
}

function sitemapEntry(key: string, site: PublishedSite): Html {
  return xml`<sitemap><loc>${addressOf(site.url, key)}</loc></sitemap>`;
}
