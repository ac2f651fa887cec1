import { describe, expect, it } from 'vitest';
import { articleOf, codesOf, parse } from '../parse.ts';

const KEY = 'articles/page.html';

describe('an HTML source', () => {
  it('says in its head what an article needs', () => {
    const html = `<!DOCTYPE html><html lang="de"><head>
      <title>Flut &amp; Feuer</title>
      <meta name="author" content="Jane Doe"><meta name="description" content="Kurz.">
      <meta name="keywords" content="Wasser, Feuer">
      <meta property="article:published_time" content="2026-11-23T09:30:00+01:00">
      <meta property="article:modified_time" content="2026-11-24T09:30:00+01:00">
      <meta property="article:section" content="World"><meta property="og:image" content="/media/a.jpg">
      <link rel="canonical" href="https://e.org/flut"></head>
      <body><nav>Menu</nav><article><h1>Flut & Feuer</h1><p>Text.</p></article><footer>x</footer></body></html>`;

    expect(articleOf(KEY, html)).toEqual({
      title: 'Flut & Feuer',
      slug: 'page',
      language: 'de',
      summary: 'Kurz.',
      authors: [expect.objectContaining({ slug: 'jane', email: 'jane@example.com' })],
      tags: [
        { slug: 'wasser', label: 'Wasser' },
        { slug: 'feuer', label: 'Feuer' },
      ],
      section: { slug: 'world', label: 'The World' },
      publishedAt: '2026-11-23T08:30:00.000Z',
      updatedAt: '2026-11-24T08:30:00.000Z',
      image: { url: 'https://site.invalid/media/a.jpg' },
      canonicalUrl: 'https://e.org/flut',
      html: '<p>Text.</p>',
      draft: false,
      minor: false,
      enclosures: [],
      aliases: [],
    });
  });

  it.each([
    [
      '<article>',
      '<title>T</title><body>a<main>b<article>c<article>d</article>e</article>f</main>',
      'c<div>d</div>e',
    ],
    ['<main>', '<title>T</title><body>a<main>b</main>c', 'b'],
    ['<body>', '<head><title>T</title></head><body>a</body>', 'a'],
    ['what follows the head', '<head><title>T</title></head><p>a</p>', '<p>a</p>'],
    ['all of a fragment', '<title>T</title><p>a</p>', '<p>a</p>'],
    ['an <article> left open', '<title>T</title><article><p>a', '<p>a</p>'],
  ])('has its text in %s', (_, html, expected) => {
    expect(articleOf(KEY, html).html).toBe(expected);
  });

  it.each([
    ['<title>', '<title>A</title><meta property="og:title" content="B"><h1>C</h1>x', 'A'],
    ['og:title', '<title></title><meta property="og:title" content="B"><h1>C</h1>x', 'B'],
    ['<h1>', '<h1>C</h1>x', 'C'],
  ])('has its title in %s', (_, html, title) => {
    expect(articleOf(KEY, html).title).toBe(title);
  });

  it('takes each article:tag', () => {
    const meta = ['A', 'B'].map((tag) => `<meta property="article:tag" content="${tag}">`).join('');

    expect(articleOf(KEY, `<title>T</title>${meta}x`).tags.map(({ label }) => label)).toEqual(['A', 'B']);
  });

  it('names the line of a date that is none', () => {
    expect(parse(KEY, '<title>T</title>\n<meta name="date" content="soon">\nx').problems).toMatchObject([
      { code: 'date-invalid', field: '<meta date>', line: 2 },
    ]);
  });

  it('is refused without title', () => {
    expect(codesOf(parse(KEY, '<p>x</p>'))).toEqual(['title-missing']);
  });
});
