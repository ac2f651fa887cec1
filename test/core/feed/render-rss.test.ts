import { describe, expect, it } from 'vitest';
import { SITE_ORIGIN } from '../../../functions/core/article/article.ts';
import { renderFeed } from '../../../functions/core/feed/render-feed.ts';
import { feedDocument, feedOf } from './sample.ts';

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
    expect(renderFeed(feedOf({})).rss).toContain(
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
});
