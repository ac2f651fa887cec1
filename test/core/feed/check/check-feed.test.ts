import { describe, expect, it } from 'vitest';
import { checkFeed } from '../../../../functions/core/feed/check/check-feed.ts';
import { MAX_SUBSCRIPTION_BYTES } from '../../../../functions/core/feed/check/check-text.ts';
import { renderFeed } from '../../../../functions/core/feed/render/render-feed.ts';
import { feedDocument, feedOf } from '../sample.ts';

const [, MEER] = feedDocument().articles.map(({ id }) => id);

describe('checkFeed', () => {
  it('finds nothing wrong with what renderFeed gives', () => {
    expect(checkFeed(renderFeed(feedDocument()), feedDocument())).toEqual([]);
  });

  it('finds a repeated id and names the article', () => {
    const document = feedOf({ slug: 'a' }, { slug: 'b' });
    const violations = checkFeed(renderFeed(document), document);

    expect(violations.map(({ format, rule }) => `${format} ${rule}`)).toEqual([
      'rss id-repeated',
      'atom id-repeated',
      'json id-repeated',
    ]);
    expect(violations[0]?.articleId).toBe(document.articles[1]?.id);
  });

  it('finds two entries with the same update time', () => {
    const rendered = renderFeed(feedDocument());
    const updated = [...rendered.atom.matchAll(/^ +<updated>(.*?)</gm)].map((match) => match[1]!);
    const atom = rendered.atom.replaceAll(updated[2]!, updated[1]!);

    expect(checkFeed({ ...rendered, atom }, feedDocument())).toMatchObject([
      { format: 'atom', rule: 'updated-repeated', articleId: MEER },
    ]);
  });

  it.each(['\u0003', '\u0085', '\uFFFD', '\uFFFE', '\uD800', '\uDC00'])(
    'names each article that lets the forbidden character %j through',
    (character) => {
      const document = feedOf(
        { id: 'urn:example:1', title: `a${character}b` },
        { id: 'urn:example:2' },
        { id: 'urn:example:3', html: `<p>${character}</p>` },
      );
      const violations = checkFeed(renderFeed(document), document).filter(
        ({ rule }) => rule === 'character-forbidden',
      );

      expect(violations.map(({ format, articleId }) => `${format} ${articleId}`)).toEqual(
        ['rss', 'atom', 'json'].flatMap((format) => [`${format} urn:example:1`, `${format} urn:example:3`]),
      );
    },
  );

  it.each([
    '<a href="/a">a</a>',
    '<a href="#note">a</a>',
    '<a href="//a.example/">a</a>',
    "<a href='https://site.invalid/a'>a</a>",
    '<img src=a.png>',
    '<img srcset="https://a.example/a.png 1x, b.png 2x">',
  ])('finds the relative address in %s', (html) => {
    const document = feedOf({ html });

    expect(checkFeed(renderFeed(document), document)).toContainEqual(
      expect.objectContaining({ rule: 'url-relative', articleId: document.articles[0]?.id }),
    );
  });

  it.each([
    '<a href="mailto:a@b.example">a</a>',
    '<p>href="/a"</p>',
    '<img srcset="https://a.example/a,b.png 1x, https://a.example/c.png 2x">',
  ])('takes %s for what it is', (html) => {
    const document = feedOf({ html });

    expect(checkFeed(renderFeed(document), document)).toEqual([]);
  });

  it('names the article whose id is an address stored for the site', () => {
    const document = feedOf({ id: 'urn:example:1' }, { id: 'https://site.invalid/articles/a/' });

    expect(checkFeed(renderFeed(document), document)).toMatchObject(
      ['rss', 'atom', 'json'].map((format) => ({
        format,
        rule: 'placeholder-left',
        articleId: 'https://site.invalid/articles/a/',
      })),
    );
  });

  it('lets an article speak of the address that is stored for the site', () => {
    const document = feedOf({
      title: 'What https://site.invalid/ is',
      html: '<code>https://site.invalid/</code>',
    });

    expect(checkFeed(renderFeed(document), document)).toEqual([]);
  });

  it.each(['yesterday', '+010000-01-01T00:00:00.000Z', ''])(
    'names the article with the date "%s"',
    (date) => {
      const document = feedOf({ id: 'urn:example:1' }, { id: 'urn:example:2', publishedAt: date });

      expect(checkFeed(renderFeed(document), document)).toContainEqual(
        expect.objectContaining({ rule: 'date-invalid', articleId: 'urn:example:2' }),
      );
    },
  );

  it('names the longest article of a document that is too large', () => {
    const html = `<p>${'é'.repeat(MAX_SUBSCRIPTION_BYTES / 2)}</p>`;
    const document = feedOf({ id: 'urn:example:1' }, { id: 'urn:example:2', html });

    expect(checkFeed(renderFeed(document), document)).toMatchObject(
      ['rss', 'atom', 'json'].map((format) => ({
        format,
        rule: 'too-large',
        articleId: 'urn:example:2',
      })),
    );
  });

  it('takes an archive of that size, which nobody polls', () => {
    const html = `<p>${'é'.repeat(MAX_SUBSCRIPTION_BYTES / 2)}</p>`;
    const document = { ...feedOf({ html }), part: { kind: 'archive', month: '2026-03' } as const };

    expect(checkFeed(renderFeed(document), document)).toEqual([]);
  });

  it('finds the violations of one format only there', () => {
    const rendered = renderFeed(feedDocument());
    const rss = rendered.rss.replace('Why the', 'How the');

    expect(checkFeed({ ...rendered, rss }, feedDocument()).map(({ format }) => format)).toEqual(['rss']);
  });
});
