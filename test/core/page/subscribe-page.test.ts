import { describe, expect, it } from 'vitest';
import { COPY_SCRIPT, renderSubscribePage } from '../../../functions/core/page/subscribe-page.ts';
import { parsePage } from './parsed-page.ts';
import { article, FULL_ARTICLE, feedDocument, SITE } from './sample.ts';

const render = (...args: Parameters<typeof feedDocument>) =>
  parsePage(renderSubscribePage(feedDocument(...args)));

describe('the page for a feed opened in a browser', () => {
  const page = render({ feed: 'section/tides', title: 'Tides – The Harbour Gazette', heading: 'Tides' });

  const copied = () => page.attributes('button').map((button) => button['data-copy']);

  it('says what it is, and is not the page to be found', () => {
    expect(page.texts('h1')).toEqual(['Tides']);
    expect(page.texts('p', 'class', 'kicker')[0]).toBe('This is a feed');
    expect(page.meta('robots')).toBe('noindex');
    expect(page.attributes('link', 'rel', 'canonical')).toEqual([
      { rel: 'canonical', href: 'https://gazette.example/sections/tides/' },
    ]);
  });

  it('gives every address of the feed to copy, the main one first', () => {
    const addresses = [
      'https://gazette.example/sections/tides/rss.xml',
      'https://gazette.example/sections/tides/atom.xml',
      'https://gazette.example/sections/tides/feed.json',
      'https://gazette.example/sections/tides/summary/rss.xml',
      'https://gazette.example/sections/tides/summary/atom.xml',
      'https://gazette.example/sections/tides/summary/feed.json',
    ];
    expect(page.texts('code').slice(0, -1)).toEqual(addresses);
    expect(copied().slice(0, -1)).toEqual(addresses);
    expect(page.attributes('a', 'class', 'button')).toMatchObject([{ href: `feed:${addresses[0]}` }]);
  });

  it('gives the code that shows its headlines elsewhere, in which no title can break out', () => {
    expect(copied().at(-1)).toBe(page.texts('code').at(-1));
    expect(copied().at(-1)).toBe(
      `<script type="module" src="https://gazette.example/embed/headlines.js"></script>
<broadsheet-headlines src="https://gazette.example/sections/tides/summary/feed.json" limit="5">
  <a href="https://gazette.example/sections/tides/">Tides – The Harbour Gazette</a>
</broadsheet-headlines>`,
    );
    const hostile = render({ title: '</a><script>alert(1)</script>' });
    expect(hostile.texts('code').at(-1)).toContain('&lt;/a&gt;&lt;script&gt;');
  });

  it('has one script, and shows what that is for only when it runs', () => {
    expect(page.texts('script')).toEqual([COPY_SCRIPT]);
    for (const button of page.attributes('button')) expect(button).toHaveProperty('hidden');
  });

  it('shows the latest ten articles', () => {
    const articles = Array.from({ length: 12 }, (_, index) => article({ slug: `a${index}` }));
    const { attributes } = render({ articles: [FULL_ARTICLE, ...articles] });
    const links = attributes('a').filter(({ href }) => href?.includes('/articles/'));
    expect(links).toHaveLength(10);
    expect(links[0]?.href).toBe('https://gazette.example/articles/spring-tide/');
  });

  it('says so when nothing has been published', () => {
    expect(render({ articles: [] }).texts('p', 'class', 'empty')).toHaveLength(1);
  });

  it('percent-encodes, and shows text as text', () => {
    const hostile = render({
      feed: 'tag/海"><script>',
      title: '<script>',
      site: { ...SITE, title: '"><script>alert(1)</script>' },
    });
    expect(hostile.attributes('script')).toEqual([{ type: 'module' }]);
    expect(hostile.texts('code')[0]).toBe('https://gazette.example/tags/%E6%B5%B7%22%3E%3Cscript%3E/rss.xml');
  });
});
