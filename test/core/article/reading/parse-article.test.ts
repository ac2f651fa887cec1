import { describe, expect, it } from 'vitest';
import { ARTICLE_EXTENSIONS, isArticleKey } from '../../../../functions/core/article/article-key.ts';
import { MAX_SOURCE_BYTES } from '../../../../functions/core/article/limits.ts';
import { articleOf, codesOf, markdown, parse, problemOf } from '../parse.ts';

describe('parseArticle', () => {
  it('makes an article of Markdown with front matter', () => {
    const text = [
      '---',
      'title: Flood in the old town',
      'date: 2026-11-23 09:30',
      'updated: 2026-11-24T10:00:00+01:00',
      'authors: [jane, "Bo <bo@example.org>"]',
      'tags: [Floods, C++]',
      'image: {url: ../../media/flood.jpg, alt: A street}',
      '---',
      '# Flood in the old town',
      '',
      'The *river* rose.',
    ].join('\n');

    expect(parse('articles/world/flood.md', text)).toEqual({
      problems: [],
      assumedZone: 'Europe/Berlin',
      article: {
        title: 'Flood in the old town',
        slug: 'flood',
        section: { slug: 'world', label: 'The World' },
        tags: [
          { slug: 'floods', label: 'Floods' },
          { slug: 'c-plus-plus', label: 'C++' },
        ],
        authors: [
          { slug: 'jane', name: 'Jane Doe', email: 'jane@example.com', url: 'https://jane.example/' },
          { slug: 'bo', name: 'Bo', email: 'bo@example.org' },
        ],
        summary: 'The river rose.',
        html: '<p>The <em>river</em> rose.</p>',
        publishedAt: '2026-11-23T08:30:00.000Z',
        updatedAt: '2026-11-24T09:00:00.000Z',
        draft: false,
        minor: false,
        image: { url: 'https://site.invalid/media/flood.jpg', alt: 'A street' },
        enclosures: [],
        aliases: [],
      },
    });
  });

  it('takes the first heading for a missing title, and out of the text', () => {
    expect(articleOf('articles/a.md', 'Dateline\n\n# Flood & *fire*\n\nText')).toMatchObject({
      title: 'Flood & fire',
      html: '<p>Dateline</p>\n\n<p>Text</p>',
      summary: 'Dateline',
    });
  });

  it('refuses an article without a title or without a text', () => {
    expect(codesOf(parse('articles/a.md', 'Just text.'))).toEqual(['title-missing']);
    expect(codesOf(parse('articles/a.md', '# Just a title'))).toEqual(['body-missing']);
    expect(articleOf('articles/a.md', '---\ntitle: A\nsummary: B & C\n---\n').html).toBe('<p>B &amp; C</p>');
  });

  it('shortens the first paragraph to a summary at a word', () => {
    const { summary } = articleOf('articles/a.md', `# T\n\n${'flooding '.repeat(100)}`);

    expect(summary).toMatch(/^(flooding )+flooding…$/);
    expect(summary!.length).toBeLessThanOrEqual(300);
  });

  it('takes the publication date from the file name where none is stated', () => {
    expect(articleOf('articles/2026-11-23-flood.md', '# T\n\nx')).toMatchObject({
      slug: 'flood',
      publishedAt: '2026-11-22T23:00:00.000Z',
    });
    expect(articleOf('articles/2026-11-23-flood.md', markdown('date: 2026-01-01T00:00Z')).publishedAt).toBe(
      '2026-01-01T00:00:00.000Z',
    );
    expect(articleOf('articles/2026-99-99-flood.md', '# T\n\nx')).not.toHaveProperty('publishedAt');
  });

  it('names field, line and remedy of a date that is none', () => {
    const parsed = parse('articles/a.md', markdown('date: 2026-02-30', 'expires: 31/12/2026'));

    expect(parsed.problems).toMatchObject([
      { code: 'date-invalid', field: 'date', line: 3 },
      { code: 'date-invalid', field: 'expires', line: 4 },
    ]);
    expect(parsed.problems[0]?.hint).toContain('2026-11-23');
  });

  it('refuses an article that expires before it is published', () => {
    const parsed = parse('articles/a.md', markdown('date: 2026-02-01', 'expires: 2026-01-01'));

    expect(problemOf(parsed, 'expires-before-published')).toMatchObject({ field: 'expires', line: 4 });
  });

  it('publishes no earlier than an embargo, and no earlier than its date', () => {
    const early = markdown('date: 2026-01-01T00:00Z', 'embargo: 2026-02-01T00:00Z');
    const late = markdown('date: 2026-03-01T00:00Z', 'embargo: 2026-02-01T00:00Z');

    expect(articleOf('articles/a.md', early).publishedAt).toBe('2026-02-01T00:00:00.000Z');
    expect(articleOf('articles/a.md', late).publishedAt).toBe('2026-03-01T00:00:00.000Z');
  });

  it('warns where a stated slug had to be changed', () => {
    const parsed = parse('articles/a.md', markdown('slug: My Slug!'));

    expect(parsed.article?.slug).toBe('my-slug');
    expect(problemOf(parsed, 'slug-changed')).toMatchObject({ field: 'slug', line: 3, severity: 'warning' });
  });

  it('gives an article whose file name has no letters a slug of its own', () => {
    const slugs = ['articles/🌊.md', 'articles/🔥.md'].map((key) => articleOf(key, '# T\n\nx').slug);

    expect(slugs[0]).toMatch(/^article-[0-9a-f]{12}$/);
    expect(new Set(slugs).size).toBe(2);
  });

  it('reads categories as section and tags', () => {
    expect(
      articleOf('articles/sport/a.md', markdown('categories: [World, Rivers]', 'tags: [b]')),
    ).toMatchObject({
      section: { slug: 'world', label: 'The World' },
      tags: [{ slug: 'b' }, { slug: 'rivers' }],
    });
  });

  it('warns of bad addresses and leaves them out', () => {
    const parsed = parse(
      'articles/a.md',
      markdown('image: "javascript:alert(1)"', 'author: {name: Bo, url: x, email: y}'),
    );

    expect(parsed.article).not.toHaveProperty('image');
    expect(parsed.article?.authors).toEqual([{ slug: 'bo', name: 'Bo' }]);
    expect(codesOf(parsed).sort()).toEqual(['email-invalid', 'url-invalid', 'url-invalid']);
  });

  it('warns of a language that is none and uses the site’s', () => {
    const parsed = parse('articles/a.md', markdown('language: klingonese language'));

    expect(parsed.article).not.toHaveProperty('language');
    expect(codesOf(parsed)).toEqual(['language-invalid']);
    expect(articleOf('articles/a.md', markdown('language: EN'))).not.toHaveProperty('language');
  });

  it('refuses what is too large, and states the limit', () => {
    const source = problemOf(
      parse('articles/a.md', new Uint8Array(MAX_SOURCE_BYTES + 1).fill(0x61)),
      'too-large',
    );
    const html = problemOf(parse('articles/a.md', `# T\n\n${'&'.repeat(500_000)}`), 'too-large');

    expect(source.message).toContain('2 MB');
    expect(html.message).toContain('1024 KB');
  });

  it('refuses other types and says which it takes', () => {
    for (const extension of ARTICLE_EXTENSIONS) {
      expect(problemOf(parse('articles/a.docx', 'x'), 'type-unsupported').hint).toContain(extension);
      expect(isArticleKey(`articles/world/A${extension.toUpperCase()}`)).toBe(true);
    }
    expect(
      ['media/a.md', 'articles/a.docx', 'articles/.md', 'articles/world/', 'a.md'].some(isArticleKey),
    ).toBe(false);
  });

  it.each([
    'articles/a b+c%20d.md',
    'articles/日本/洪水 🌊.md',
    'articles/../../x/../a.md',
    `articles/${'x'.repeat(1000)}.md`,
    'articles/%.md',
    'articles/\uD800.md',
    'articles//.md.md',
  ])('makes an article of the key %j with links that resolve', (key) => {
    const article = articleOf(key, '# T\n\n[a](b.md) [c](#d) ![e](/media/e.jpg)');

    expect(article.slug).toMatch(/^[\p{L}\p{N}\p{M}-]+$/u);
    expect(article.html.match(/="https:\/\/site\.invalid\//g)).toHaveLength(3);
  });
});
