import { describe, expect, it } from 'vitest';
import type { PublishedArticle } from '../../../../functions/core/article/article.ts';
import type { FeedDocument } from '../../../../functions/core/feed/render/feed-document.ts';
import { feedItem } from '../../../../functions/core/feed/render/feed-item.ts';
import { plainArticle } from '../../../support/articles.ts';
import { feedDocument } from '../sample.ts';

function entryOf(fields: Partial<PublishedArticle>, document: Partial<FeedDocument> = {}) {
  return feedItem(plainArticle(fields), feedDocument(document));
}

describe('feedItem', () => {
  const WEEKLY = { title: 'Weekly', form: 'summary', include: [], exclude: [] } as const;

  it.each([
    ['a summary document', { part: { kind: 'summary' } }],
    ['a feed declared to carry summaries', { declared: WEEKLY }],
    [
      'a document in which the article is abridged',
      { abridged: ['urn:uuid:6b1f0a52-58c9-4d0e-9a51-0d7ff1a8c001'] },
    ],
  ] satisfies [string, Partial<FeedDocument>][])('has only the summary in %s', (_, document) => {
    const entry = entryOf({ summary: 'In short.' }, document);

    expect(entry.html).toBeUndefined();
    expect(entry.summary).toBe('In short.');
  });

  it('makes a summary from the beginning of the text, else from the title, where the article has none', () => {
    const html = `<h2>One</h2>\n<p>Two &amp; <em>three</em>. ${'word '.repeat(100)}</p>`;
    const { summary } = entryOf({ html }, { part: { kind: 'summary' } });

    expect(summary).toMatch(/^One Two & three\. word [a-z ]+…$/);
    expect(summary?.length).toBeLessThanOrEqual(300);
    expect(entryOf({ html: '<p> </p>', title: 'T' }, { part: { kind: 'summary' } }).summary).toBe('T');
  });

  it('writes the words of a picture so that no reader takes them for its address', () => {
    const { html } = entryOf({
      html: '<img src="https://a.example/b" alt="`&gt;&lt;img src=x HREF=y" /><a href="https://a.example/" title="href=z">src=c</a>',
    });

    expect(html).toBe(
      '<img src="https://a.example/b" alt="`&gt;&lt;img src&#x3D;x HREF&#x3D;y" /><a href="https://a.example/" title="href&#x3D;z">src=c</a>',
    );
  });

  it('keeps the whole text of the others in a document with an abridged article', () => {
    expect(entryOf({}, { abridged: ['urn:example:other'] }).html).toBe('<p>Nothing happened.</p>');
  });

  it('knows the size of a picture only as two whole numbers', () => {
    const sizeOf = (width?: number, height?: number) => {
      const { image } = entryOf({ image: { url: 'https://a.example/a', width, height } });
      return [image?.width, image?.height];
    };

    expect(sizeOf(640, 480)).toEqual([640, 480]);
    for (const [width, height] of [[640], [0, 480], [-1, 1], [1.5, 1], [Number.NaN, 1]]) {
      expect(sizeOf(width, height)).toEqual([undefined, undefined]);
    }
  });
});
