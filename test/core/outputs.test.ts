import { describe, expect, it } from 'vitest';
import { entriesOf, outputOfKey, outputsOf, parseOutput } from '../../functions/core/outputs.ts';
import { publishedArticle } from '../support/articles.ts';

describe('outputs', () => {
  it.each([
    ['feed/latest', { kind: 'feed', feed: 'latest' }],
    ['feed/section/world', { kind: 'feed', feed: 'section/world' }],
    ['feed/tag/潮', { kind: 'feed', feed: 'tag/潮' }],
    ['article/tide-tables', { kind: 'article', slug: 'tide-tables' }],
    ['media/2026/harbour.png', { kind: 'media', key: 'media/2026/harbour.png' }],
  ])('%s is taken apart', (id, output) => {
    expect(parseOutput(id)).toEqual(output);
  });

  it.each([
    '',
    'feed/',
    'feed/section',
    'feed/section/',
    'feed/sections/a',
    'feed/tag/a/b',
    'article/',
    'article/a/b',
    'media',
    'nothing/x',
  ])('%j is refused', (id) => {
    expect(() => parseOutput(id)).toThrow(TypeError);
  });

  it('of an article are its page and every feed it is in, each named once', () => {
    const term = { slug: 'tides', label: 'Tides' };
    const article = publishedArticle({
      slug: 'a',
      section: { slug: 'world', label: 'World' },
      tags: [term, term],
    });
    expect(outputsOf(article)).toEqual([
      'article/a',
      'feed/latest',
      'feed/section/world',
      'feed/tag/tides',
      'feed/author/ada-brook',
    ]);
  });

  it('of an article can all be taken apart again', () => {
    for (const output of outputsOf(publishedArticle())) expect(() => parseOutput(output)).not.toThrow();
  });

  it.each([
    ['rss.xml', 'feed/latest'],
    ['404.html', 'feed/latest'],
    ['sections/world/feed.json', 'feed/section/world'],
    ['tags/潮/index.html', 'feed/tag/潮'],
    ['articles/tide-tables/index.html', 'article/tide-tables'],
    ['media/2026/harbour.png', 'media/2026/harbour.png'],
    ['google1234.html', undefined],
    ['elsewhere/a/b', undefined],
    ['articles/index.html', undefined],
    ['constructor/a/b', undefined],
  ])('the object %s belongs to %s', (key, output) => {
    expect(outputOfKey(key)).toBe(output);
  });

  it('list an article by its date, apart from any other source of it', () => {
    const article = publishedArticle();
    const [[entry], [other]] = [entriesOf('articles/a.md', article), entriesOf('articles/b.md', article)];
    expect(entry?.sortKey).toMatch(/^2026-11-01T08:00:00\.000Z#[0-9a-f]{64}$/);
    expect(other?.sortKey).not.toBe(entry?.sortKey);
  });
});
