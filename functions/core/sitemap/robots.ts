import { addressOf, NEWS_SITEMAP_KEY, SITEMAP_INDEX_KEY } from '../output/addresses.ts';
import type { PublishedSite } from '../site/site.ts';

/** `robots.txt` (RFC 9309): everything may be read, and where the sitemaps are. */
export function renderRobots(site: PublishedSite): string {
  const sitemaps = [SITEMAP_INDEX_KEY, NEWS_SITEMAP_KEY].map((key) => `Sitemap: ${addressOf(site.url, key)}`);
  return `User-agent: *\nAllow: /\n\n${sitemaps.join('\n')}\n`;
}
