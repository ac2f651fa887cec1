import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { renderNewsSitemap, startOfNews } from '../../../functions/core/sitemap/news-sitemap.ts';
import {
  isInSitemapIndex,
  renderPagesSitemap,
  renderRobots,
  renderSitemap,
  renderSitemapIndex,
} from '../../../functions/core/sitemap/sitemap.ts';
import { PUBLISHED_SITE, publishedArticle } from '../../support/articles.ts';

/** The texts of each element, by its name. @throws if the document is not well-formed. */
function textsIn(xml: string): Record<string, string[]> {
  const parser = new SaxesParser({ xmlns: true });
  const texts: Record<string, string[]> = {};
  let text = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', () => {
    text = '';
  });
  parser.on('text', (more) => {
    text += more;
  });
  parser.on('closetag', ({ name }) => {
    texts[name] = [...(texts[name] ?? []), text];
    text = '';
  });
  parser.write(xml).close();
  return texts;
}

const changed = publishedArticle({ slug: '潮の話', updatedAt: '2026-11-09T10:00:00.000Z' });

describe('a sitemap', () => {
  it('lists the pages of articles with their last change', () => {
    expect(textsIn(renderSitemap([changed], PUBLISHED_SITE))).toMatchObject({
      loc: ['https://gazette.example/articles/%E6%BD%AE%E3%81%AE%E8%A9%B1/'],
      lastmod: ['2026-11-09T10:00:00.000Z'],
    });
  });

  it('has no more than 50,000 addresses', () => {
    const addresses = Array.from({ length: 50_001 }, (_, number) => `https://gazette.example/${number}`);
    expect(renderPagesSitemap(addresses).match(/<loc>/g)).toHaveLength(50_000);
  });

  it('may stand in the index, or not', () => {
    const index = renderSitemapIndex(['sitemaps/pages.xml', 'sitemaps/2026-11.xml'], PUBLISHED_SITE);
    expect(textsIn(index).loc).toEqual([
      'https://gazette.example/sitemaps/pages.xml',
      'https://gazette.example/sitemaps/2026-11.xml',
    ]);
    expect(isInSitemapIndex('sitemaps/2026-11.xml', index, PUBLISHED_SITE)).toBe(true);
    expect(isInSitemapIndex('sitemaps/2026-10.xml', index, PUBLISHED_SITE)).toBe(false);
  });
});

describe('the news sitemap', () => {
  it('has the original date, the title as it is and the name of the site', () => {
    const article = { ...changed, title: 'Tides & "currents" <new>' };
    expect(textsIn(renderNewsSitemap([article], PUBLISHED_SITE))).toMatchObject({
      'news:name': ['The Test Gazette'],
      'news:language': ['en'],
      'news:publication_date': ['2026-11-01T08:00:00.000Z'],
      'news:title': ['Tides & "currents" <new>'],
    });
  });

  it.each([
    ['pt-BR', 'pt'],
    ['zh', 'zh-cn'],
    ['zh-Hans-HK', 'zh-cn'],
    ['zh-Hant', 'zh-tw'],
    ['zh-TW', 'zh-tw'],
  ])('names the language %s as %s', (language, named) => {
    const xml = renderNewsSitemap([publishedArticle({ language })], PUBLISHED_SITE);
    expect(textsIn(xml)['news:language']).toEqual([named]);
  });

  it('has no more than 1,000 articles, none of them first published elsewhere, and may be empty', () => {
    const many = Array.from({ length: 1_001 }, () => publishedArticle());
    expect(renderNewsSitemap(many, PUBLISHED_SITE).match(/<url>/g)).toHaveLength(1_000);
    const republished = publishedArticle({ canonicalUrl: 'https://other.example/a' });
    expect(textsIn(renderNewsSitemap([republished], PUBLISHED_SITE)).loc).toBeUndefined();
  });

  it('begins two days before the hour', () => {
    expect(startOfNews('2026-11-10T12:34:56.789Z')).toBe('2026-11-08T12:00:00.000Z');
    expect(startOfNews('2026-11-10T12:00:00.000Z')).toBe('2026-11-08T12:00:00.000Z');
  });
});

it('robots.txt lets everyone in and leads to both sitemaps', () => {
  expect(renderRobots(PUBLISHED_SITE).split('\n')).toEqual([
    'User-agent: *',
    'Allow: /',
    '',
    'Sitemap: https://gazette.example/sitemap.xml',
    'Sitemap: https://gazette.example/news-sitemap.xml',
    '',
  ]);
});
