import { describe, expect, it } from 'vitest';
import { articleOf, codesOf, markdown, parse, problemOf } from '../parse.ts';

const KEY = 'articles/a.md';

describe('the fields of an article', () => {
  it.each([
    ['publishDate', 'publishedAt'],
    ['pubDate', 'publishedAt'],
    ['Date', 'publishedAt'],
    ['date_published', 'publishedAt'],
    ['published_at', 'publishedAt'],
    ['published', 'publishedAt'],
    ['lastmod', 'updatedAt'],
    ['last_modified_at', 'updatedAt'],
    ['updated-date', 'updatedAt'],
    ['expiryDate', 'expiresAt'],
    ['unpublish at', 'expiresAt'],
  ] as const)('may be called %s', (name, field) => {
    expect(articleOf(KEY, markdown(`${name}: 2026-11-23T00:00Z`))[field]).toBe('2026-11-23T00:00:00.000Z');
  });

  it.each([
    ['description: S', { summary: 'S' }],
    ['custom_excerpt: S', { summary: 'S' }],
    [
      'keywords: "a, b"',
      {
        tags: [
          { slug: 'a', label: 'a' },
          { slug: 'b', label: 'b' },
        ],
      },
    ],
    ['byline: Bo', { authors: [{ slug: 'bo', name: 'Bo' }] }],
    [
      'cover: {image: /media/a.jpg, alt: A, caption: C}',
      { image: { url: 'https://site.invalid/media/a.jpg', alt: 'A', caption: 'C' } },
    ],
    ['heroImage: ../media/a.jpg', { image: { url: 'https://site.invalid/media/a.jpg' } }],
    [
      'feature_image: https://e.org/a.jpg\nfeature_image_alt: A',
      { image: { url: 'https://e.org/a.jpg', alt: 'A' } },
    ],
    ['redirect_from: [/2019/old-name/, "https://e.org/b.html?x"]', { aliases: ['old-name', 'b'] }],
    ['lang: pt_br', { language: 'pt-BR' }],
    ['canonical_url: https://e.org/a', { canonicalUrl: 'https://e.org/a' }],
    ['minor: yes', { minor: true }],
    ['published: false', { draft: true }],
    ['permalink: false', { draft: true }],
    ['status: private', { draft: true }],
    ['status: publish', { draft: false }],
    [
      'audio: /media/a.mp3',
      { enclosures: [{ url: 'https://site.invalid/media/a.mp3', type: 'audio/mpeg' }] },
    ],
    ['image: {src: /media/a.jpg, credit: Bo}', { image: { credit: 'Bo' } }],
    ['image: /media/a.jpg\nphotographer: Bo', { image: { credit: 'Bo' } }],
    ['dcterms:valid: 2026-12-01T00:00Z', { expiresAt: '2026-12-01T00:00:00.000Z' }],
    ['params: {cover: /media/a.jpg, lang: de, themeColour: red}', { image: {}, language: 'de' }],
    ['lang: fr\nparams: {lang: de}', { language: 'fr' }],
    ['header: {teaser: /media/a.jpg, overlay: x}', { image: { url: 'https://site.invalid/media/a.jpg' } }],
  ])('are read as other systems write them: %s', (lines, expected) => {
    expect(articleOf(KEY, markdown(lines))).toMatchObject(expected);
  });

  it('count in the order of the table where several say the same', () => {
    const article = articleOf(
      KEY,
      markdown('date: 2026-01-01T00:00Z', 'publishDate: 2026-02-02T00:00Z', 'excerpt: B', 'summary: A'),
    );

    expect(article).toMatchObject({ publishedAt: '2026-02-02T00:00:00.000Z', summary: 'A' });
  });

  it('are ignored without a word where they belong to another system', () => {
    expect(
      parse(KEY, markdown('layout: post', 'eleventyNavigation: x', 'weight: 3', 'build: {list: never}'))
        .problems,
    ).toEqual([]);
  });

  it('are ignored with a suggestion where they are misspelt', () => {
    const problem = problemOf(parse(KEY, markdown('athuor: Bo')), 'field-unknown');

    expect(problem).toMatchObject({
      severity: 'warning',
      field: 'athuor',
      line: 3,
      hint: 'Did you mean "author"?',
    });
  });

  it('are named one by one only up to a bound', () => {
    const unknown = Array.from({ length: 200 }, (_, index) => `qqqqqqqq${index}: x`);

    expect(codesOf(parse(KEY, markdown(...unknown)))).toHaveLength(20);
  });

  it.each([
    ['summary: [a]', 'summary'],
    ['tags: {a: b}', 'tags'],
    ['draft: maybe', 'draft'],
    ['status: odd', 'status'],
    ['author: [[a]]', 'author'],
    ['image: {alt: x}', 'image'],
    ['slug: {a: b}', 'slug'],
    ['id: [a]', 'id'],
    ['syndication: perhaps', 'syndication'],
  ])('are refused if they hold something else: %s', (line, field) => {
    const parsed = parse(KEY, markdown(line));

    expect(parsed.article).toBeUndefined();
    expect(problemOf(parsed, 'field-type')).toMatchObject({ field, line: 3 });
  });

  it('are refused as a title that is a list, and only for that', () => {
    expect(parse(KEY, '---\ntitle: [a]\n---\nx').problems).toMatchObject([
      { code: 'field-type', field: 'title', line: 2, severity: 'error' },
    ]);
  });

  it('are all checked at once', () => {
    expect(codesOf(parse(KEY, '---\ntitle: {a: b}\ndate: 2026-02-30\ndraft: x\n---\nx'))).toEqual([
      'date-invalid',
      'field-type',
      'field-type',
    ]);
  });

  it('keep titles, tags and names on one line, trimmed, without empty and repeated ones', () => {
    const article = articleOf(
      KEY,
      '---\ntitle: "  a\\n b  "\ntags: [" Sea  level ", "", sea level, SEA LEVEL]\nauthors: [Bo, "", bo]\n---\nx',
    );

    expect(article).toMatchObject({ title: 'a b', tags: [{ slug: 'sea-level', label: 'Sea level' }] });
    expect(article.authors).toHaveLength(1);
  });

  it('are cut or shortened beyond their limits, with a warning that states the limit', () => {
    const tags = Array.from({ length: 60 }, (_, index) => `t${index}`).join(', ');
    const parsed = parse(KEY, markdown(`summary: ${'word '.repeat(1000)}`, `tags: [${tags}]`));

    expect(parsed.article?.tags).toHaveLength(40);
    expect(problemOf(parsed, 'list-too-long').message).toContain('40');
    expect(parsed.article?.summary?.length).toBeLessThanOrEqual(2000);
    expect(problemOf(parsed, 'field-too-long').message).toContain('2000');
  });

  it('name at most twenty former addresses', () => {
    const aliases = Array.from({ length: 21 }, (_, index) => `old-${index}`).join(', ');
    const parsed = parse(KEY, markdown(`aliases: [${aliases}]`));

    expect(parsed.article?.aliases).toHaveLength(20);
    expect(problemOf(parsed, 'list-too-long')).toMatchObject({ field: 'aliases', severity: 'warning' });
  });

  it('hold back what is for members elsewhere', () => {
    const parsed = parse(KEY, markdown('visibility: paid'));

    expect(parsed.article?.draft).toBe(true);
    expect(problemOf(parsed, 'visibility-restricted').severity).toBe('warning');
  });
});
