import { describe, expect, it } from 'vitest';
import { renderFeed } from '../../../../functions/core/feed/render/render-feed.ts';
import { SITE_ORIGIN } from '../../../../functions/core/kernel/site-origin.ts';
import type { FeedId } from '../../../../functions/core/output/feed-ids.ts';
import type { PublishedSite } from '../../../../functions/core/site/site.ts';
import { feedDocument, feedOf, SITE } from '../sample.ts';

const OLD = { publishedAt: '1953-02-01T00:00:00.000Z', updatedAt: '1953-02-01T00:00:00.000Z' };

describe('RSS', () => {
  it('calls the id a permalink only where it is the address of the article', () => {
    const { rss } = renderFeed(
      feedOf(
        { id: 'https://harbour.example.org/articles/a-quiet-day/' },
        { id: 'https://harbour.example.org/?p=1' },
      ),
    );

    expect(rss).toContain(
      '<guid isPermaLink="true">https://harbour.example.org/articles/a-quiet-day/</guid>',
    );
    expect(rss).toContain('<guid isPermaLink="false">https://harbour.example.org/?p=1</guid>');
  });

  it('has the summary before the content, and the content in its place where there is none', () => {
    const { rss } = renderFeed(feedOf({ summary: 'A < B', html: '<p>One</p>' }, { html: '<p>Two</p>' }));

    const written = [...rss.matchAll(/<(description|content:encoded)><!\[CDATA\[(.*?)\]\]>/g)];
    expect(written.map(([, name, html]) => `${name} ${html}`)).toEqual([
      'description A &lt; B',
      'content:encoded <p>One</p>',
      'description <p>Two</p>',
    ]);
  });

  it('declares only the namespaces it uses', () => {
    expect(renderFeed({ ...feedOf({}), previous: '2026-02' }).rss).toContain(
      '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">',
    );
  });

  it('gives no date that the validator would not believe', () => {
    expect(renderFeed(feedOf(OLD)).rss).not.toMatch(/Date>/);
    expect(renderFeed(feedDocument({ articles: [] })).rss).not.toMatch(/Date>/);
  });

  it('dates the feed by its articles', () => {
    const { rss } = renderFeed(feedOf({ updatedAt: '2026-03-02T00:00:00.000Z' }, OLD));

    expect(rss).toContain(
      '<pubDate>Sun, 01 Mar 2026 08:00:00 GMT</pubDate>\n        <lastBuildDate>Mon, 02 Mar 2026',
    );
  });

  it('has one enclosure and the other files as media:content', () => {
    const file = (name: string) => ({ url: `${SITE_ORIGIN}/media/${name}`, type: 'audio/mpeg' });
    const { rss } = renderFeed(feedOf({ enclosures: [file('1'), { ...file('2'), lengthBytes: 9 }] }));

    const media = 'https://harbour.example.org/media';
    expect(rss.match(/<enclosure.*>/g)).toEqual([
      `<enclosure length="0" type="audio/mpeg" url="${media}/1"/>`,
    ]);
    expect(rss.match(/<media:content.*>/g)).toEqual([
      `<media:content url="${media}/2" fileSize="9" type="audio/mpeg" medium="audio"/>`,
    ]);
  });

  it('gives the time of an update, which RSS has no element for, only where there was one', () => {
    const { rss } = renderFeed(feedOf({ updatedAt: '2026-03-02T00:00:00.000Z' }, {}, OLD));

    expect(rss.match(/<atom:updated>.*/g)).toEqual(['<atom:updated>2026-03-02T00:00:00.000Z</atom:updated>']);
  });

  it('has as its picture the first it can show, with its own title and link', () => {
    const rssWith = (pictures: Partial<PublishedSite>) =>
      renderFeed({ ...feedOf({}), site: { ...SITE, ...pictures } }).rss;

    expect(rssWith({ logo: 'https://a.example/logo.JPG' })).toContain(
      '<image><url>https://a.example/logo.JPG</url><title>The Harbour &#x26; Hill</title><link>https://harbour.example.org/</link></image>',
    );
    expect(rssWith({ logo: 'https://a.example/logo.webp' })).toContain('media/icon.png</url>');
    expect(rssWith({ logo: 'https://a.example/x', icon: 'nothing' })).not.toContain('<image>');
  });

  it('names who answers for the feed of an author, where the site gives an address', () => {
    const editorOf = (feed: FeedId, name = 'Ada Brook') => {
      const authors = { 'ada-brook': { name, email: 'ada@harbour.example.org' }, li: { name: 'Li' } };
      const { rss } = renderFeed({ ...feedOf({}), feed, site: { ...SITE, authors } });
      return /<managingEditor>(.*)</.exec(rss)?.[1];
    };

    expect(editorOf('author/ada-brook')).toBe('ada@harbour.example.org (Ada Brook)');
    expect(editorOf('author/li')).toBeUndefined();
    expect(editorOf('author/constructor')).toBeUndefined();
    expect(editorOf('latest')).toBeUndefined();
    // A parenthesis would have to be quoted, which hardly any reader takes back.
    expect(editorOf('author/ada-brook', 'Ada (Brook')).toBeUndefined();
  });

  it('names where a republished article was taken from, and where it first appeared', () => {
    const { rss } = renderFeed(
      feedOf(
        {
          source: { title: 'The <Wire>', url: 'https://wire.example/feed' },
          canonicalUrl: 'https://wire.example/1',
        },
        { source: { title: ' ', url: 'https://wire.example/feed' } },
        { source: { title: 'The Wire', url: 'wire' } },
      ),
    );

    expect(rss.match(/<source.*/g)).toEqual([
      '<source url="https://wire.example/feed">The &#x3C;Wire&#x3E;</source>',
    ]);
    expect(rss).toContain('<atom:link rel="via" href="https://wire.example/1"/>');
  });

  it('describes the picture of an article', () => {
    const image = { url: 'https://a.example/a.png', alt: 'A <b>quay</b>', caption: 'At six', credit: 'Ada' };
    const { rss } = renderFeed(feedOf({ image }, { image: { ...image, width: 3, height: 2.5 } }));

    expect(rss).toContain(
      '<media:title type="plain">A &#x3C;b&#x3E;quay&#x3C;/b&#x3E;</media:title><media:description type="plain">At six</media:description><media:credit>Ada</media:credit>',
    );
    expect(rss).not.toContain('width');
  });
});
