import { describe, expect, it } from 'vitest';
import { renderFeed } from '../../../functions/core/feed/render-feed.ts';
import { feedDocument, feedOf } from './sample.ts';

describe('JSON Feed', () => {
  it('says first that it is version 1.1', () => {
    const [first] = Object.entries(JSON.parse(renderFeed(feedDocument()).json));

    expect(first).toEqual(['version', 'https://jsonfeed.org/version/1.1']);
  });

  it('leaves out every key that has nothing to say', () => {
    const { items, ...feed } = JSON.parse(renderFeed(feedOf({})).json);

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
});
