import fc from 'fast-check';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import type { PublishedArticle } from '../../../functions/core/article/article.ts';
import { checkFeed } from '../../../functions/core/feed/check-feed.ts';
import { renderFeed } from '../../../functions/core/feed/render-feed.ts';
import { article, feedDocument } from './sample.ts';

/** What ingest takes out of every text: see FORBIDDEN_CHARACTER in check-text.ts. */
const FORBIDDEN = /[\0-\x08\x0B\x0C\x0E-\x1F\x80-\x9F\uD800-\uDFFF\uFFFD-\uFFFF]/gu;

/** Pieces that have broken one feed generator or another, so that they meet more often than by chance. */
const trap = fc.constantFrom(
  ']]>',
  '<![CDATA[',
  '<',
  '>',
  '&',
  '&amp;',
  '&#38;',
  '"',
  "'",
  '</title>',
  '<b>',
  '-->',
);
const trapOr = (text: fc.Arbitrary<string>) => fc.array(fc.oneof(trap, text), { maxLength: 8 });
const anyText = trapOr(fc.string({ unit: 'binary', maxLength: 12 })).map((pieces) =>
  pieces.join('').replace(FORBIDDEN, ''),
);
/** One line, as titles, names and labels are, and no blank at its ends, which feedsmith takes away. */
const anyLine = anyText.map((text) => `(${text.replace(/\s/g, ' ')})`);

const anyArticle: fc.Arbitrary<Partial<PublishedArticle>> = fc.record({
  title: anyLine,
  summary: fc.option(anyLine, { nil: undefined }),
  html: anyText.map((text) => `<p>${text}</p>`),
  section: fc.option(
    anyLine.map((label) => ({ slug: 'section', label })),
    { nil: undefined },
  ),
  tags: fc
    .uniqueArray(anyLine, { maxLength: 3 })
    .map((labels) => labels.map((label) => ({ slug: 'tag', label }))),
  authors: fc
    .array(anyLine, { maxLength: 3 })
    .map((names) => names.map((name) => ({ slug: 'author', name }))),
  enclosures: fc
    .array(anyLine, { maxLength: 2 })
    .map((titles) => titles.map((title) => ({ url: 'https://a.example/a.mp3', type: 'audio/mpeg', title }))),
});

const anyDocument = fc.array(anyArticle, { maxLength: 4 }).map((articles) =>
  feedDocument({
    articles: articles.map((fields, index) =>
      article({ ...fields, id: `urn:example:${index}`, slug: `a-${index}` }),
    ),
  }),
);

describe('any text in any field', () => {
  it('is written so that the strict check reads back what the article says', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const faults = checkFeed(renderFeed(document), document).filter(
          ({ rule }) => rule !== 'url-relative',
        );

        expect(faults).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is read back by a feed reader from all three formats', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { rss, atom, json } = renderFeed(document);

        const expected = document.articles.map(said);
        expect(readRss(rss)).toEqual(expected);
        expect(readAtom(atom)).toEqual(expected);
        expect(readJson(json)).toEqual(expected.map((one) => ({ ...one, labels: [...new Set(one.labels)] })));
      }),
      { numRuns: 300 },
    );
  });

  it('never makes rendering or checking throw, not even what ingest should have refused', () => {
    const rawText = fc.string({ unit: 'binary', maxLength: 20 });
    const rawArticle = fc.record({
      id: rawText,
      title: rawText,
      language: rawText,
      summary: rawText,
      html: rawText,
      publishedAt: rawText,
      updatedAt: rawText,
      canonicalUrl: rawText.map((text) => `https://site.invalid/${text}`),
      image: fc.record({ url: rawText, alt: rawText }),
      authors: fc.array(fc.record({ slug: rawText, name: rawText, email: rawText, url: rawText })),
      enclosures: fc.array(
        fc.record({ url: fc.webUrl(), type: rawText, title: rawText, lengthBytes: fc.double() }),
      ),
    });

    fc.assert(
      fc.property(fc.array(rawArticle, { maxLength: 3 }), (articles) => {
        const document = feedDocument({ articles: articles.map(article) });

        expect(Array.isArray(checkFeed(renderFeed(document), document))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

/** What every reader should get to know of an article. */
function said({ id, title, html, section, tags, authors }: PublishedArticle) {
  const labels = [...(section ? [section] : []), ...tags].map(({ label }) => label);
  return { id, title, html: asRead(html), labels, names: authors.map(({ name }) => name) };
}

/** feedsmith gives nothing for an empty list. */
function readRss(rss: string) {
  return (parseRssFeed(rss).items ?? []).map(({ guid, title, content, description, categories, dc }) => ({
    id: guid?.value,
    title,
    html: content?.encoded ?? description,
    labels: (categories ?? []).map(({ name }) => name),
    names: dc?.creators ?? [],
  }));
}

function readAtom(atom: string) {
  return (parseAtomFeed(atom).entries ?? []).map(({ id, title, content, categories, authors }) => ({
    id,
    title: title?.type === 'html' ? unescaped(title.value) : title?.value,
    html: content?.value,
    labels: (categories ?? []).map(({ label }) => label),
    names: (authors ?? []).map(({ name }) => name),
  }));
}

function readJson(json: string) {
  return (parseJsonFeed(json).items ?? []).map(({ id, title, content_html, tags, authors }) => ({
    id,
    title,
    html: content_html,
    labels: tags ?? [],
    names: (authors ?? []).map(({ name }) => name),
  }));
}

function asRead(html: string): string {
  return html
    .replace(/\r\n?/g, '\n')
    .replace(
      /([\u00C2\u00C3])([\u0080-\u00BF])/g,
      (_, first, second) => `${first}&#x${second.charCodeAt(0).toString(16).toUpperCase()};`,
    );
}

function unescaped(html: string | undefined): string | undefined {
  return html?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
