import { describe, expect, it } from 'vitest';
import { articleOf, codesOf, parse, problemOf } from '../parse.ts';

const KEY = 'articles/a.json';
const item = (members: object) => JSON.stringify({ title: 'Flood', content_text: 'x', ...members }, null, 2);

describe('a JSON source', () => {
  it('is an item of a JSON Feed 1.1', () => {
    const text = JSON.stringify({
      id: 'https://e.org/1',
      url: 'https://e.org/flood',
      title: 'Flood',
      content_html: '<p>The <b>river</b> rose.</p>',
      content_text: 'ignored',
      summary: 'S',
      image: 'https://e.org/a.jpg',
      date_published: '2026-11-23T09:30:00Z',
      date_modified: '2026-11-24T09:30:00Z',
      authors: [{ name: 'Bo', url: 'https://bo.example' }],
      tags: ['A', 'B'],
      language: 'de',
      attachments: [
        {
          url: 'https://e.org/a.mp3',
          mime_type: 'Audio/MPEG',
          size_in_bytes: 12,
          duration_in_seconds: 3,
          title: 'T',
        },
      ],
      _broadsheet: { section: 'World', slug: 'high-water', draft: true },
      _other: { anything: 1 },
    });

    expect(parse(KEY, text)).toEqual({
      problems: [],
      article: {
        id: 'https://e.org/1',
        canonicalUrl: 'https://e.org/flood',
        title: 'Flood',
        slug: 'high-water',
        html: '<p>The <b>river</b> rose.</p>',
        summary: 'S',
        image: { url: 'https://e.org/a.jpg' },
        publishedAt: '2026-11-23T09:30:00.000Z',
        updatedAt: '2026-11-24T09:30:00.000Z',
        authors: [{ slug: 'bo', name: 'Bo', url: 'https://bo.example/' }],
        tags: [
          { slug: 'a', label: 'A' },
          { slug: 'b', label: 'B' },
        ],
        language: 'de',
        section: { slug: 'world', label: 'The World' },
        enclosures: [
          { url: 'https://e.org/a.mp3', type: 'audio/mpeg', lengthBytes: 12, title: 'T', durationSeconds: 3 },
        ],
        draft: true,
        minor: false,
        aliases: [],
      },
    });
  });

  it('may be plain text, and may have the one author of JSON Feed 1.0', () => {
    expect(articleOf(KEY, item({ content_text: 'a < b\n\nc', author: { name: 'Bo' } }))).toMatchObject({
      html: '<p>a &lt; b</p>\n<p>c</p>',
      authors: [{ slug: 'bo', name: 'Bo' }],
    });
  });

  it.each([
    ['{\n  "title": "x",\n  "a": }', 3, 8],
    ['{\n  "title": "x"', 2, 15],
    ['nonsense', 1, 1],
    ['{"a": [1, {"b": "x"}, 01]}', 1, 24],
    ['{"a": "line\nend"}', 1, 7],
    ['{"a": 1,}', 1, 9],
    ['{} {}', 1, 4],
  ])('that is no JSON is refused with line and column: %j', (text, line, column) => {
    expect(problemOf(parse(KEY, text), 'json-syntax')).toMatchObject({ line, column, severity: 'error' });
  });

  it.each(['[]', '"x"', 'null', '{"version": "https://jsonfeed.org/version/1.1", "items": []}'])(
    'that is not one item is refused: %s',
    (text) => {
      expect(codesOf(parse(KEY, text))).toEqual(['json-type']);
    },
  );

  it('names the line of a wrong member', () => {
    expect(parse(KEY, item({ tags: { a: 1 }, date_published: 5 })).problems).toMatchObject([
      { code: 'date-invalid', field: 'date_published', line: 7 },
      { code: 'field-type', field: 'tags', line: 4 },
    ]);
    expect(codesOf(parse(KEY, item({ content_text: 5 })))).toEqual(['field-type']);
  });
});
