import { describe, expect, it } from 'vitest';
import { renderChecked } from '../../../functions/core/feed/quarantine.ts';
import type { FeedDocument } from '../../../functions/core/feed/render/feed-document.ts';
import { InvalidDocumentError } from '../../../functions/core/kernel/errors.ts';
import { PUBLISHED_SITE, publishedArticle } from '../../support/articles.ts';

const good = publishedArticle({ id: 'urn:example:good', slug: 'good' });
/** U+0003 is what the upload's reader takes out; should it ever slip through, no feed may carry it. */
const bad = publishedArticle({ id: 'urn:example:bad', slug: 'bad', title: 'Bad', html: '<p>\u0003</p>' });

function feed(...articles: FeedDocument['articles'][number][]): FeedDocument {
  return {
    feed: 'latest',
    title: 'Latest',
    description: 'All',
    site: PUBLISHED_SITE,
    articles,
    part: { kind: 'full' },
  };
}

describe('the quarantine', () => {
  it('leaves a feed without fault as it is', () => {
    const checked = renderChecked(feed(good));
    expect(checked.leftOut.size).toBe(0);
    expect(checked.rendered.rss).toContain('urn:example:good');
  });

  it('leaves out the article at fault, and publishes the rest', () => {
    const checked = renderChecked(feed(bad, good));
    expect([...checked.leftOut.keys()]).toEqual(['urn:example:bad']);
    for (const text of Object.values(checked.rendered)) {
      expect(text).toContain('urn:example:good');
      expect(text).not.toContain('urn:example:bad');
    }
  });

  it('leaves out all at fault at once', () => {
    const worse = { ...bad, id: 'urn:example:worse' };
    expect([...renderChecked(feed(bad, worse, good)).leftOut.keys()].sort()).toEqual([
      'urn:example:bad',
      'urn:example:worse',
    ]);
  });

  it('keeps the first of two articles with one id', () => {
    const twin = { ...good, slug: 'twin', title: 'Twin' };
    const checked = renderChecked(feed(good, twin));
    expect(JSON.parse(checked.rendered.json).items.map((item: { title: string }) => item.title)).toEqual([
      good.title,
    ]);
  });

  it('leaves the longest out until the feed is small enough', () => {
    const long = Array.from({ length: 3 }, (_, n) =>
      publishedArticle({
        id: `urn:example:${n}`,
        slug: `s${n}`,
        html: `<p>${'x'.repeat(240_000 - n)}</p>`,
      }),
    );
    expect([...renderChecked(feed(...long)).leftOut.keys()]).toEqual(['urn:example:0']);
  });

  it('refuses the feed if no article can be blamed', () => {
    const site = { ...PUBLISHED_SITE, url: 'not an address' };
    expect(() => renderChecked({ ...feed(good), site })).toThrow(InvalidDocumentError);
  });
});
