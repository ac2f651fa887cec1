import { describe, expect, it } from 'vitest';
import { checkFeed } from '../../../../functions/core/feed/check/check-feed.ts';
import { renderFeed } from '../../../../functions/core/feed/render/render-feed.ts';
import { feedDocument, feedOf } from '../sample.ts';
import { hostileCorpus, htmlSource, published } from './corpus.ts';
import { FORBIDDEN_CHARACTERS, sourceWith } from './sources.ts';

/** `CORPUS=long` for as many as a newspaper writes in a month of bulk imports. */
const MANY = process.env.CORPUS === 'long' ? 10_000 : 1_000;

describe('the hostile corpus', () => {
  it.each([...hostileCorpus()])('%s is written as documents that may be published', (_, document) => {
    expect(checkFeed(renderFeed(document), document)).toEqual([]);
  });

  it('has no two documents of one name', () => {
    const names = [...hostileCorpus().keys()];

    expect(names.length).toBeGreaterThan(250);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(FORBIDDEN_CHARACTERS)('loses %j from every text, and nothing else', (character) => {
    const article = published('articles/a.json', sourceWith(character));
    const { image, tags, authors, enclosures, source, section } = article;
    const texts = [
      article.title,
      article.summary,
      image?.alt,
      image?.caption,
      image?.credit,
      tags[0]?.label,
      authors[0]?.name,
      enclosures[0]?.title,
      source?.title,
      section?.label,
    ];

    expect(texts).toHaveLength(texts.filter((text) => /^a.?b$/u.test(text ?? '')).length);
    expect(texts.join('')).not.toContain(character);
  });

  it('writes an archive of very many articles, each once', () => {
    const articles = Array.from({ length: MANY }, (_, index) => ({
      id: `urn:example:${index}`,
      slug: `a-${index}`,
      summary: 'One of many.',
    }));
    const document = feedDocument({
      ...feedOf(...articles),
      part: { kind: 'archive', month: '2026-03' },
      previous: '2026-02',
    });
    const rendered = renderFeed(document);

    expect(checkFeed(rendered, document)).toEqual([]);
    expect(rendered.rss.split('<item>')).toHaveLength(MANY + 1);
  });

  it('writes a body as large as ingest lets through', () => {
    const body = '<p>Word &amp; word ]]&gt; "word".</p>\n'.repeat(20_000);
    const document = feedDocument({
      articles: [published('articles/long.html', htmlSource(body))],
      part: { kind: 'archive', month: '2026-03' },
    });

    expect(document.articles[0]?.html.length).toBeGreaterThan(800_000);
    expect(checkFeed(renderFeed(document), document)).toEqual([]);
  });
});
