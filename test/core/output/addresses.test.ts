import { describe, expect, it } from 'vitest';
import { toPublicHtml, toPublicUrl } from '../../../functions/core/kernel/site-origin.ts';
import { addressOf, articleAddress, feedRoot, locateKey } from '../../../functions/core/output/addresses.ts';

const SITE = 'https://example.com/news/';

describe('addresses', () => {
  it.each([
    ['latest', ''],
    ['section/world', 'sections/world/'],
    ['tag/sea-level', 'tags/sea-level/'],
    ['author/ada', 'authors/ada/'],
    ['language/pt-br', 'languages/pt-br/'],
    ['feed/weekly', 'feeds/weekly/'],
    ['partner/acme', 'partners/acme/'],
  ] as const)('the root of %s is %j', (feed, root) => {
    expect(feedRoot(feed)).toBe(root);
    expect(locateKey(`${root}a/b.xml`)).toEqual({ feed, path: 'a/b.xml' });
  });

  it('are under the site, wherever that is', () => {
    expect(articleAddress(SITE, 'tide-tables')).toBe('https://example.com/news/articles/tide-tables/');
    expect(addressOf(SITE, 'index.html')).toBe(SITE);
    expect(addressOf(SITE, 'rss.xml')).toBe('https://example.com/news/rss.xml');
  });

  it('are percent-encoded where a slug is not ASCII', () => {
    expect(articleAddress(SITE, '潮の話')).toBe(
      'https://example.com/news/articles/%E6%BD%AE%E3%81%AE%E8%A9%B1/',
    );
  });

  it('have no plus sign, which S3 would read as a space', () => {
    expect(addressOf(SITE, 'media/a+b c.png')).toBe('https://example.com/news/media/a%2Bb%20c.png');
  });

  it('never end in a query or a fragment of a key', () => {
    expect(addressOf(SITE, 'media/what?.png')).toBe('https://example.com/news/media/what%3F.png');
    expect(addressOf(SITE, 'media/#1.png')).toBe('https://example.com/news/media/%231.png');
  });

  it('stored ones take the present address of the site, others are left alone', () => {
    expect(toPublicUrl('https://site.invalid/media/a.png', SITE)).toBe(
      'https://example.com/news/media/a.png',
    );
    expect(toPublicUrl('https://site.invalid.example/x', SITE)).toBe('https://site.invalid.example/x');
    expect(toPublicUrl('https://other.example/', SITE)).toBe('https://other.example/');
  });

  it('are replaced in attributes, never in the words of an article', () => {
    const html = '<p>See https://site.invalid/ <a href="https://site.invalid/articles/a/">here</a></p>';
    expect(toPublicHtml(html, SITE)).toBe(
      '<p>See https://site.invalid/ <a href="https://example.com/news/articles/a/">here</a></p>',
    );
  });
});
