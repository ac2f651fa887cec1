import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  abridgedInArchive,
  feedWindow,
  type WindowLimits,
} from '../../../functions/core/feed/feed-window.ts';
import type { FeedDocument } from '../../../functions/core/feed/render/feed-document.ts';
import { renderFeed } from '../../../functions/core/feed/render/render-feed.ts';
import { documentKeys } from '../../../functions/core/output/document-keys.ts';
import { PUBLISHED_SITE, publishedArticle } from '../../support/articles.ts';

const LIMITS: WindowLimits = { items: 50, bytes: 250 * 1024, form: 'full' };

/** Articles with texts of these lengths, newest first, a day apart. */
function articles(...lengths: readonly number[]) {
  return lengths.map((length, index) =>
    publishedArticle({
      id: `urn:example:${index}`,
      slug: `n${index}`,
      html: `<p>${'x'.repeat(length)}</p>`,
      publishedAt: new Date(Date.UTC(2026, 10, 30 - index)).toISOString(),
    }),
  );
}

function window(list: ReturnType<typeof articles>, limits: Partial<WindowLimits> = {}) {
  const { articles: shown, abridged } = feedWindow(list, { ...LIMITS, ...limits }, PUBLISHED_SITE.url);
  return { ids: shown.map(({ id }) => Number(id.slice('urn:example:'.length))), abridged };
}

describe("a feed's window", () => {
  it('holds no more articles than the limit', () => {
    expect(window(articles(1, 2, 3), { items: 2 }).ids).toEqual([0, 1]);
  });

  it('lets the oldest go that do not fit, and all that are older', () => {
    const list = articles(100_000, 100_000, 100_000, 1);
    expect(window(list)).toEqual({ ids: [0, 1], abridged: [] });
  });

  it('has at least one article', () => {
    expect(window(articles(3_000, 3_000), { bytes: 10 * 1024 }).ids).toEqual([0]);
    expect(
      window([publishedArticle({ id: 'urn:example:0', title: 'x'.repeat(20_000) })], { bytes: 10_240 }).ids,
    ).toEqual([0]);
  });

  it('has an article that alone is too long with its summary only, beside the others', () => {
    expect(window(articles(10, 600_000, 10))).toEqual({ ids: [0, 1, 2], abridged: ['urn:example:1'] });
  });

  it('counts no texts where the documents carry only summaries', () => {
    expect(window(articles(600_000, 600_000), { form: 'summary' })).toEqual({ ids: [0, 1], abridged: [] });
  });

  it('holds none so many days older than the newest', () => {
    expect(window(articles(1, 1, 1, 1), { newerDays: 2 }).ids).toEqual([0, 1, 2]);
  });

  it('of no articles is empty', () => {
    expect(window([])).toEqual({ ids: [], abridged: [] });
  });

  it('keeps every document within the limit, whatever the articles say', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 400 });
    const list = fc.array(
      fc.record({ title: text, summary: text, body: text, times: fc.nat(200), tags: fc.array(text) }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(list, (values) => {
        const all = values.map(({ title, summary, body, times, tags }, index) =>
          publishedArticle({
            id: `urn:example:${index}`,
            title,
            summary,
            html: `<p class="a">${body.replace(/[<&]/g, '').repeat(times)}</p>\n`,
            tags: tags.map((label, number) => ({ slug: `t${number}`, label })),
          }),
        );
        const limits = { ...LIMITS, bytes: 64 * 1024 };
        const { articles: shown, abridged } = feedWindow(all, limits, PUBLISHED_SITE.url);
        const rendered = renderFeed(documentOf(shown, { abridged }));
        for (const document of Object.values(rendered)) {
          expect(shown.length === 1 ? 0 : Buffer.byteLength(document)).toBeLessThanOrEqual(limits.bytes);
        }
      }),
      { numRuns: 30 },
    );
  });
});

function documentOf(shown: FeedDocument['articles'], fields: Partial<FeedDocument>): FeedDocument {
  const { title, description } = PUBLISHED_SITE;
  return {
    feed: 'latest',
    title,
    description,
    site: PUBLISHED_SITE,
    articles: shown,
    part: { kind: 'full' },
    ...fields,
  };
}

describe('an archive', () => {
  it('carries every text as long as all of them can be read', () => {
    expect(abridgedInArchive(articles(1_000_000, 1_000_000), PUBLISHED_SITE.url)).toEqual([]);
  });

  it('gives the longest with their summaries, so that the whole can be read', () => {
    const list = articles(10, 3_000_000, 2_000_000, 10);
    const abridged = abridgedInArchive(list, PUBLISHED_SITE.url);
    expect(abridged).toEqual(['urn:example:1']);
    const document = documentOf(list, { part: { kind: 'archive', month: '2026-11' }, abridged });
    for (const text of Object.values(renderFeed(document))) {
      expect(Buffer.byteLength(text)).toBeLessThan(5_000_000);
    }
    expect(Object.values(documentKeys(document.feed, document.part))).toContain('archive/2026/11/rss.xml');
  });
});
