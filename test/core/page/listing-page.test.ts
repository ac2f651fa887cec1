import { describe, expect, it } from 'vitest';
import { renderListingPage } from '../../../functions/core/page/listing-page.ts';
import { renderNotFoundPage } from '../../../functions/core/page/status-pages.ts';
import { STYLE } from '../../../functions/core/page/style.ts';
import { parsePage } from './parsed-page.ts';
import { FULL_ARTICLE, feedDocument, SITE } from './sample.ts';

const render = (...args: Parameters<typeof feedDocument>) =>
  parsePage(renderListingPage(feedDocument(...args)));

describe('the home page', () => {
  it('is headed by the site and lists the articles in their order', () => {
    const page = render();

    expect(page.texts('h1')).toEqual(['The Harbour Gazette']);
    expect(page.texts('h2')).toEqual([FULL_ARTICLE.title, 'A plain story', 'ليلة على الرصيف']);
    expect(page.attributes('link', 'rel', 'canonical')[0]?.href).toBe('https://gazette.example/');
    expect(page.attributes('link', 'rel', 'alternate')).toHaveLength(3);
  });

  it('says so when nothing has been published', () => {
    expect(render({ articles: [] }).texts('p', 'class', 'empty')).toEqual([
      'Nothing has been published here yet.',
    ]);
  });

  it('has no empty navigation on a site without sections', () => {
    const page = render({ site: { ...SITE, sections: {} } });

    expect(page.attributes('nav')).toEqual([{ 'aria-label': 'Feeds' }]);
  });
});

describe('the page of a section, tag or author', () => {
  it.each(['section/tides', 'tag/sea-level', 'author/noor'] as const)(
    'of %s is headed by its name alone',
    (feed) => {
      const page = render({ feed, title: 'Sea level – The Harbour Gazette', heading: 'Sea level' });

      expect(page.texts('h1')).toEqual(['Sea level']);
      expect(page.texts('title')).toEqual(['Sea level – The Harbour Gazette']);
    },
  );

  it('links its own feeds before those of the latest, under titles of their own', () => {
    const links = render({ feed: 'section/tides', title: 'Tides' }).attributes('link', 'rel', 'alternate');

    expect(links.map(({ href }) => href)).toEqual([
      'https://gazette.example/sections/tides/rss.xml',
      'https://gazette.example/sections/tides/atom.xml',
      'https://gazette.example/sections/tides/feed.json',
      'https://gazette.example/rss.xml',
      'https://gazette.example/atom.xml',
      'https://gazette.example/feed.json',
    ]);
    expect(new Set(links.map(({ title }) => title)).size).toBe(6);
  });

  it('marks the section it is about in the navigation', () => {
    expect(render({ feed: 'section/boats' }).attributes('a', 'aria-current', 'page')).toMatchObject([
      { href: 'https://gazette.example/sections/boats/' },
    ]);
  });

  it('percent-encodes a slug in another script', () => {
    expect(render({ feed: 'tag/海' }).attributes('link', 'rel', 'canonical')[0]?.href).toBe(
      'https://gazette.example/tags/%E6%B5%B7/',
    );
  });
});

describe('a site written from right to left', () => {
  it('turns the whole page', () => {
    const page = render({ site: { ...SITE, language: 'he' } });

    expect(page.attributes('html')).toEqual([{ lang: 'he', dir: 'rtl' }]);
  });
});

describe('the page for an address where nothing is', () => {
  it('says so, is not indexed and leads home', () => {
    const page = parsePage(renderNotFoundPage(SITE));

    expect(page.texts('h1')).toEqual(['Page not found']);
    expect(page.meta('robots')).toBe('noindex');
    expect(page.attributes('link', 'rel', 'canonical')).toEqual([]);
    expect(page.texts('a', 'href', SITE.url)).toEqual(['The Harbour Gazette', 'Home']);
  });
});

describe('the style sheet', () => {
  it('is small, and cannot end its element', () => {
    expect(STYLE.length).toBeLessThan(6_000);
    expect(STYLE).not.toContain('<');
  });

  /** Relative luminance contrast (WCAG 2.2). */
  const contrast = (one: string, other: string) => {
    const luminance = (colour: string) => {
      const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
        const channel = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
        return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };

  it.each(['ink', 'soft', 'accent'])('gives the colour %s enough contrast, light and dark', (name) => {
    const values = (variable: string) =>
      [...STYLE.matchAll(new RegExp(`--${variable}:(#\\w{6})`, 'g'))].map(([, value]) => value!);
    const [papers, shades, colours] = [values('paper'), values('shade'), values(name)];

    expect(papers).toHaveLength(2);
    for (const [scheme, colour] of colours.slice(0, 2).entries()) {
      expect(contrast(colour, papers[scheme]!)).toBeGreaterThan(4.5);
      expect(contrast(colour, shades[scheme]!)).toBeGreaterThan(4.5);
    }
  });
});
