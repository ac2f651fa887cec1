import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PublishedArticle } from '../../../../functions/core/article/article.ts';
import { checkFeed } from '../../../../functions/core/feed/check/check-feed.ts';
import type { FeedDocument } from '../../../../functions/core/feed/render/feed-document.ts';
import { renderFeed } from '../../../../functions/core/feed/render/render-feed.ts';
import { plainArticle } from '../../../support/articles.ts';
import { feedDocument, podcastOf, SITE } from '../sample.ts';
import { FEEDSMITH } from './feedsmith.ts';
import { said } from './said.ts';

/** `FC_RUNS=10000` to look further. */
const numRuns = Number(process.env.FC_RUNS ?? 100);

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
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const anyArticle: fc.Arbitrary<Partial<PublishedArticle>> = fc.record({
  title: anyLine,
  summary: maybe(anyLine),
  // As sanitised HTML is: every `<` in it begins a tag.
  html: anyText.map((text) => `<p>${text.replaceAll('<', '&lt;')}</p>`),
  section: maybe(anyLine.map((label) => ({ slug: 'section', label }))),
  tags: fc
    .uniqueArray(anyLine, { maxLength: 3 })
    .map((labels) => labels.map((label) => ({ slug: 'tag', label }))),
  authors: fc
    .array(anyLine, { maxLength: 3 })
    .map((names) => names.map((name) => ({ slug: 'author', name }))),
  image: maybe(
    fc.record({
      url: fc.constant('https://a.example/a.png'),
      alt: maybe(anyLine),
      caption: maybe(anyLine),
      credit: maybe(anyLine),
    }),
  ),
  source: maybe(fc.record({ title: anyLine, url: fc.webUrl() })),
  enclosures: fc
    .array(anyLine, { minLength: 1, maxLength: 2 })
    .map((titles) =>
      titles.map((title) => ({ url: 'https://a.example/a.mp3', type: 'audio/mpeg', lengthBytes: 1, title })),
    ),
});

/** A document of any kind. */
const anyDocument: fc.Arbitrary<FeedDocument> = fc
  .record({
    articles: fc.array(anyArticle, { maxLength: 4 }),
    form: fc.constantFrom('full', 'summary'),
    archive: maybe(fc.constant('2026-03')),
    previous: maybe(fc.constant('2026-02')),
    isPodcast: fc.boolean(),
    text: anyLine,
  })
  .map(({ articles, isPodcast, text, ...kind }) => ({
    ...(isPodcast ? podcastOf({}, { author: text }) : feedDocument()),
    ...kind,
    title: text,
    description: text,
    site: { ...SITE, title: text, rights: text },
    articles: articles.map((fields, index) =>
      plainArticle({ ...fields, id: `urn:example:${index}`, slug: `a-${index}` }),
    ),
  }));

describe('any text in any field of any document', () => {
  it('is written so that the strict check reads back what the article says', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(checkFeed(renderFeed(document), document)).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('is read back by a feed reader from all three formats', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const rendered = renderFeed(document);

        for (const format of FEEDSMITH.formats) {
          const expected = said(document, format).map((item) => FEEDSMITH.misread(item, format));
          expect(FEEDSMITH.read(format, rendered[format])).toEqual(expected);
        }
      }),
      { numRuns },
    );
  });

  it('never makes rendering or checking throw, not even what ingest should have refused', () => {
    const raw = fc.string({ unit: 'binary', maxLength: 20 });
    const rawArticle = fc.record({
      id: raw,
      title: raw,
      language: raw,
      summary: raw,
      html: raw,
      publishedAt: raw,
      updatedAt: raw,
      canonicalUrl: raw.map((text) => `https://site.invalid/${text}`),
      image: fc.record({
        url: raw,
        alt: raw,
        credit: raw,
        type: raw,
        width: fc.double(),
        height: fc.double(),
      }),
      source: fc.record({ title: raw, url: raw }),
      authors: fc.array(fc.record({ slug: raw, name: raw, email: raw, url: raw })),
      enclosures: fc.array(fc.record({ url: fc.webUrl(), type: raw, title: raw, lengthBytes: fc.double() })),
      podcast: fc.record({
        season: fc.double(),
        image: raw,
        chapters: raw,
        transcript: fc.record({ url: raw, type: raw }),
      }),
    });

    fc.assert(
      fc.property(fc.array(rawArticle, { maxLength: 3 }), fc.boolean(), (articles, isPodcast) => {
        const document = {
          ...(isPodcast ? podcastOf() : feedDocument()),
          articles: articles.map(plainArticle),
        };

        expect(Array.isArray(checkFeed(renderFeed(document), document))).toBe(true);
      }),
      { numRuns },
    );
  });
});
