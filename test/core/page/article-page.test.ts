import { describe, expect, it } from 'vitest';
import { SITE_ORIGIN } from '../../../functions/core/kernel/site-origin.ts';
import { renderArticlePage } from '../../../functions/core/page/article-page.ts';
import { parsePage } from './parsed-page.ts';
import { ARABIC_ARTICLE, article, FULL_ARTICLE, SITE } from './sample.ts';

const render = (...args: Parameters<typeof article>) => parsePage(renderArticlePage(article(...args), SITE));

describe('an article page', () => {
  it('says where it is, what it is and where the feeds are', () => {
    const page = parsePage(renderArticlePage(FULL_ARTICLE, SITE));

    expect(page.attributes('link', 'rel', 'canonical')).toMatchObject([
      { href: 'https://gazette.example/articles/spring-tide/' },
    ]);
    expect(page.meta('og:type')).toBe('article');
    expect(page.meta('og:image')).toBe('https://gazette.example/media/tide-gauge.png');
    expect(page.meta('article:modified_time')).toBe('2026-05-02T21:05:00.000Z');
    expect(page.attributes('link', 'rel', 'alternate')).toMatchObject([
      {
        type: 'application/rss+xml',
        title: 'The Harbour Gazette (RSS)',
        href: 'https://gazette.example/rss.xml',
      },
      { type: 'application/atom+xml', href: 'https://gazette.example/atom.xml' },
      { type: 'application/feed+json', href: 'https://gazette.example/feed.json' },
    ]);
  });

  it('has no script but data, one style sheet and one main heading', () => {
    const page = renderArticlePage(FULL_ARTICLE, SITE);

    expect(parsePage(page).attributes('script')).toEqual([{ type: 'application/ld+json' }]);
    expect(parsePage(page).texts('style')).toHaveLength(1);
    expect(parsePage(page).texts('h1')).toHaveLength(1);
    expect(page).not.toContain(SITE_ORIGIN);
  });

  it('tells search engines what it is, in their words', () => {
    const [data] = parsePage(renderArticlePage(FULL_ARTICLE, SITE)).texts('script');

    expect(JSON.parse(data!)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'Spring tide <breaks> the "1984" record & keeps rising',
      description: 'The gauge at the old lock read 4.61 m on Tuesday night.',
      url: 'https://gazette.example/articles/spring-tide/',
      mainEntityOfPage: 'https://gazette.example/articles/spring-tide/',
      inLanguage: 'en-GB',
      datePublished: '2026-05-01T07:30:00.000Z',
      dateModified: '2026-05-02T21:05:00.000Z',
      image: {
        '@type': 'ImageObject',
        url: 'https://gazette.example/media/tide-gauge.png',
        caption: 'The gauge at the lock.',
        creditText: 'Photo: Ada Finch',
        width: 1600,
        height: 900,
      },
      author: [
        { '@type': 'Person', name: 'Ada Finch', url: 'https://gazette.example/authors/ada/' },
        { '@type': 'Person', name: 'Noor Haddad', url: 'https://gazette.example/authors/noor/' },
      ],
      publisher: {
        '@type': 'Organization',
        name: 'The Harbour Gazette',
        url: 'https://gazette.example/',
      },
      articleSection: 'Tides',
      keywords: ['Sea level', 'C++'],
    });
  });

  it('gives its image room before it is there, and names who made it', () => {
    const page = parsePage(renderArticlePage(FULL_ARTICLE, SITE));

    expect(page.attributes('img')).toMatchObject([{ width: '1600', height: '900', alt: 'The tide gauge' }]);
    expect(page.texts('figcaption')).toEqual(['The gauge at the lock. Photo: Ada Finch']);
    expect(page.meta('og:image:width')).toBe('1600');
    expect(page.meta('twitter:card')).toBe('summary_large_image');
  });

  it('stays whole under an address with a path', () => {
    const page = parsePage(renderArticlePage(FULL_ARTICLE, { ...SITE, url: 'https://example.org/gazette/' }));

    expect(page.attributes('a', 'rel', 'tag').map(({ href }) => href)).toEqual([
      'https://example.org/gazette/tags/sea-level/',
      'https://example.org/gazette/tags/c-plus-plus/',
    ]);
    expect(page.attributes('img')[0]?.src).toBe('https://example.org/gazette/media/tide-gauge.png');
  });

  it('dates in the zone and language of the site', () => {
    const fields = { publishedAt: '2026-06-30T23:30:00.000Z', updatedAt: '2026-06-30T23:30:00.000Z' };
    const inZone = (timeZone: string, language: string) =>
      parsePage(renderArticlePage(article(fields), { ...SITE, timeZone, language })).texts('time');

    expect(inZone('UTC', 'en-GB')).toEqual(['30 June 2026 · 23:30 UTC']);
    expect(inZone('Asia/Tokyo', 'ja')).toEqual(['2026年7月1日 · 8:30 JST']);
    expect(inZone('America/New_York', 'de')).toEqual(['30. Juni 2026 · 19:30 GMT-4']);
    expect(render(fields).attributes('time')).toEqual([{ datetime: '2026-06-30T23:30:00.000Z' }]);
  });

  it('is the same whatever zone the process runs in', () => {
    const zone = process.env.TZ;
    const pages = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'].map((name) => {
      process.env.TZ = name;
      return renderArticlePage(FULL_ARTICLE, SITE);
    });
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;

    expect(new Set(pages).size).toBe(1);
  });

  it('tells of an update only if there was one', () => {
    expect(render({ updatedAt: '2026-05-03T10:00:00.000Z' }).texts('time')).toHaveLength(2);
    expect(render().texts('time')).toHaveLength(1);
  });

  it('lets the keyboard reach what scrolls by itself', () => {
    const html = '<table><tr><td>1</td></tr></table><pre><code>&lt;table></code></pre><pref>';
    const page = render({ html });

    expect(page.attributes('table')).toEqual([{ tabindex: '0' }]);
    expect(page.attributes('pre')).toEqual([{ tabindex: '0' }]);
    expect(page.texts('code')).toEqual(['<table>']);
  });

  it('leaves out a summary that only repeats the opening', () => {
    const html = '<p>It &amp; the <b>sea</b> rose, and went on rising.</p>';

    expect(render({ html, summary: 'It & the sea rose…' }).texts('p', 'class', 'standfirst')).toEqual([]);
    expect(render({ html, summary: 'The sea' }).texts('p', 'class', 'standfirst')).toEqual(['The sea']);
    expect(render({ html, summary: '🌊' }).texts('p', 'class', 'standfirst')).toEqual(['🌊']);
  });

  it('shows its image once, even if the text shows it too', () => {
    const image = { url: `${SITE_ORIGIN}/media/a.png?b&c`, alt: 'A' };
    const html = `<p><img src="${SITE_ORIGIN}/media/a.png?b&amp;c" alt="A"></p>`;

    expect(render({ image }).attributes('img')).toHaveLength(1);
    expect(render({ image, html }).attributes('img')).toHaveLength(1);
  });

  it('gives an image without description an empty alternative', () => {
    expect(render({ image: { url: `${SITE_ORIGIN}/media/a.png` } }).attributes('img')[0]?.alt).toBe('');
  });

  it('points to where the article first appeared', () => {
    const page = render({ canonicalUrl: 'https://elsewhere.example/story' });

    expect(page.attributes('link', 'rel', 'canonical')[0]?.href).toBe('https://elsewhere.example/story');
    expect(page.texts('footer')[0]).toContain('First published at elsewhere.example');
  });

  it('names the publication it was taken from', () => {
    const source = { title: 'The Lock Keeper', url: 'https://lock.example/feed.xml' };
    const links = (fields: object) => render({ source, ...fields }).texts('footer')[0];

    expect(links({})).toContain('First published at The Lock Keeper');
    expect(links({ canonicalUrl: 'https://lock.example/story' })).toContain('The Lock Keeper');
  });

  it('lists its files with a player for sound', () => {
    const page = parsePage(renderArticlePage(FULL_ARTICLE, SITE));

    expect(page.attributes('audio')).toMatchObject([
      { src: 'https://gazette.example/media/tide.mp3', preload: 'none' },
    ]);
    expect(page.texts('span', 'class', 'details')).toEqual(['audio/mpeg, 1.2 MB', 'application/pdf, 1 kB']);
    expect(page.texts('a', 'type', 'application/pdf')).toEqual(['tide tables.pdf']);
  });
});

describe('an article in another language than the site', () => {
  it('has its own language, direction and words', () => {
    const page = parsePage(renderArticlePage(ARABIC_ARTICLE, SITE));

    expect(page.attributes('html')).toEqual([{ lang: 'en-GB' }]);
    expect(page.attributes('article')).toMatchObject([{ lang: 'ar', dir: 'rtl' }]);
    expect(page.texts('p', 'class', 'byline')[0]).toContain('بقلم Noor Haddad');
  });

  it('borrows words, marked as such, if there are none in its language', () => {
    const page = render({ language: 'fi', authors: [{ slug: 'ada', name: 'Ada Finch' }] });

    expect(page.texts('span', 'lang', 'en')).toEqual(['By']);
  });

  it('joins its authors as the language does', () => {
    const byline = (language: string) =>
      parsePage(renderArticlePage({ ...FULL_ARTICLE, language }, SITE)).texts('p', 'class', 'byline')[0];

    expect(byline('de')).toContain('Von Ada Finch und Noor Haddad');
    expect(byline('ja')).toContain('文 Ada Finch、Noor Haddad');
  });

  it('is rendered even with a language tag that nobody knows', () => {
    expect(render({ language: 'not a tag' }).texts('time')).toEqual(['May 1, 2026 · 7:30 AM UTC']);
  });
});
