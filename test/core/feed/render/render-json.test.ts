import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../../../functions/core/article/reading/parse-article.ts';
import { renderFeed } from '../../../../functions/core/feed/render/render-feed.ts';
import { DEFAULT_SITE } from '../../../../functions/core/site/default-site.ts';
import { feedDocument, feedOf, podcastOf, SITE } from '../sample.ts';

const PLAIN_SITE = { ...DEFAULT_SITE, url: 'https://harbour.example.org/' };

describe('JSON Feed', () => {
  it('says first that it is version 1.1', () => {
    const [first] = Object.entries(JSON.parse(renderFeed(feedDocument()).json));

    expect(first).toEqual(['version', 'https://jsonfeed.org/version/1.1']);
  });

  it('leaves out every key that has nothing to say', () => {
    const { items, ...feed } = JSON.parse(renderFeed({ ...feedOf({}), site: PLAIN_SITE }).json);

    expect(Object.keys(items[0])).toEqual([
      'id',
      'content_html',
      'url',
      'title',
      'date_modified',
      'date_published',
    ]);
    expect(Object.keys(feed)).toEqual([
      'version',
      'title',
      'home_page_url',
      'feed_url',
      'description',
      'authors',
      'language',
      '_broadsheet',
    ]);
  });

  it('keeps texts as they are', () => {
    const text = 'The <b> & "]]>" &amp; \u2028 🌊';
    const [item] = JSON.parse(renderFeed(feedOf({ title: text, summary: text })).json).items;

    expect(item).toMatchObject({ title: text, summary: text });
  });

  it('dates what is older than the other formats allow', () => {
    const [item] = JSON.parse(renderFeed(feedOf({ publishedAt: '1953-02-01T00:00:00.000Z' })).json).items;

    expect(item.date_published).toBe('1953-02-01T00:00:00.000Z');
  });

  it('says what else belongs to the feed', () => {
    const feed = JSON.parse(renderFeed({ ...feedOf({}), previous: '2026-02' }).json);

    expect(feed).toMatchObject({
      icon: 'https://harbour.example.org/media/icon.png',
      favicon: 'https://harbour.example.org/media/favicon.png',
      hubs: [
        { type: 'WebSub', url: 'https://hub.example.com/' },
        { type: 'WebSub', url: 'https://hub.example.net/?a=1&b=2' },
      ],
      next_url: 'https://harbour.example.org/archive/2026/02/feed.json',
      _broadsheet: { about: 'https://harbour.example.org/feeds/', complete: false },
    });
  });

  it('calls a picture that the content does not show a banner', () => {
    const image = { url: 'https://a.example/a.png?b=1&c=2' };
    const shown = '<p><img src="https://a.example/a.png?b=1&amp;c=2" alt=""></p>';
    const { items } = JSON.parse(renderFeed(feedOf({ image }, { image, html: shown })).json);

    expect(items.map((item: { banner_image?: string }) => item.banner_image)).toEqual([image.url, undefined]);
  });

  it('has the summary as text where it carries no content', () => {
    const document = feedDocument({ part: { kind: 'summary' } });
    const [item] = JSON.parse(renderFeed(document).json).items;

    expect(item.content_text).toBe(document.articles[0]?.summary);
    expect(item.summary).toBe(item.content_text);
    expect(item).not.toHaveProperty('content_html');
  });

  it('has in its extension what it knows no key for', () => {
    const { items } = JSON.parse(
      renderFeed(podcastOf({ image: { url: 'https://a.example/a', alt: 'A' } })).json,
    );

    expect(items[0]._broadsheet).toEqual({
      image_alt: 'A',
      podcast: {
        season: 2,
        episode: 7,
        type: 'full',
        explicit: true,
        image: 'https://harbour.example.org/media/bell.jpg',
        chapters: 'https://harbour.example.org/media/bell.json',
        transcript: { url: 'https://harbour.example.org/media/bell.vtt', type: 'text/vtt' },
      },
    });
  });

  it('has items that are themselves uploads, from which the same articles are read', () => {
    const document = podcastOf({
      section: { slug: 'world', label: 'World' },
      tags: [{ slug: 'bells', label: 'Bells' }],
      image: { url: 'https://a.example/a.png', alt: 'A', caption: 'B', credit: 'C', width: 4, height: 3 },
      source: { title: 'The Wire', url: 'https://wire.example/feed' },
    });
    const [item] = JSON.parse(renderFeed(document).json).items;
    const bytes = new TextEncoder().encode(JSON.stringify(item));
    const { article, problems } = parseArticle({ key: 'articles/the-bell.json', bytes }, SITE);

    const { section, image, source, id, title, summary, html } = document.articles[0]!;
    const { width: _w, height: _h, ...described } = image!;
    expect(article).toMatchObject({ section, image: described, source, id, title, summary, html });
    expect(article?.podcast).toMatchObject({ season: 2, episode: 7, type: 'full', explicit: true });
    expect(problems).toEqual([]);
  });
});
