import { describe, expect, it } from 'vitest';
import { parseSite, SITE_LIMIT_BYTES } from '../../../functions/core/site/parse-site.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const parse = (...lines: string[]) => parseSite(encode(lines.join('\n')));

describe('a bad site.yaml', () => {
  it.each([
    ['an empty file', '', { code: 'site-empty' }],
    ['only comments', '# nothing yet\n', { code: 'site-empty' }],
    ['a list', '- title: Gazette', { code: 'site-not-fields' }],
    ['an unclosed bracket', 'title: Gazette\nauthors: [ada\n', { code: 'yaml-syntax', line: 3 }],
    [
      'a tab',
      'title: Gazette\nauthors:\n\tada: Ada',
      { code: 'yaml-syntax', line: 3, hint: 'Indent with spaces instead of tabs.' },
    ],
    ['an unquoted colon', 'title: Gazette: daily', { code: 'yaml-syntax', line: 1 }],
    ['the same line twice', 'title: a\ntitle: b', { code: 'yaml-syntax', line: 2 }],
    [
      'the same field in two spellings',
      'timeZone: UTC\ntime_zone: UTC',
      { code: 'field-twice', field: 'time_zone', line: 2 },
    ],
    ['two documents', 'title: a\n---\ntitle: b', { code: 'yaml-syntax' }],
    ['code', 'title: !!js/function "f"', { code: 'yaml-syntax', line: 1 }],
    [
      'a language with an underscore',
      'title: a\nlanguage: en_US',
      { code: 'language-invalid', field: 'language', line: 2, hint: 'Write "en-US".' },
    ],
    ['a language by its name', 'language: english', { code: 'language-invalid' }],
    [
      'a city for a zone',
      'timezone: new york',
      { code: 'time-zone-unknown', field: 'timezone', hint: 'Write "America/New_York".' },
    ],
    ['an offset for a zone', 'timeZone: "+02:00"', { code: 'time-zone-unknown' }],
    ['an ftp address', 'url: ftp://gazette.example/', { code: 'url-invalid', field: 'url' }],
    ['an address without scheme', 'url: gazette.example', { code: 'url-invalid' }],
    ['an address with a password', 'url: https://a:b@gazette.example/', { code: 'url-invalid' }],
    ['an address with a query', 'url: https://gazette.example/?a', { code: 'url-invalid' }],
    ['an empty title', 'title: " "', { code: 'text-empty', field: 'title' }],
    ['a control character', 'title: "a\\u0007b"', { code: 'characters-forbidden', field: 'title' }],
    ['half a surrogate pair', 'title: "a\\ud800b"', { code: 'characters-forbidden' }],
    ['an endless title', `title: ${'a'.repeat(301)}`, { code: 'text-too-long', field: 'title' }],
    ['a list for a title', 'title: [a]', { code: 'field-type', field: 'title', line: 1 }],
    ['a list of authors', 'authors: [ada]', { code: 'field-type', field: 'authors' }],
    [
      'an author without a name',
      'authors:\n  ada:\n    email: ada@gazette.example',
      { code: 'field-missing', field: 'authors.ada.name' },
    ],
    ['an author with nothing', 'authors:\n  ada:', { code: 'field-type', field: 'authors.ada', line: 2 }],
    [
      'an author key that is no slug',
      'authors:\n  Ada Finch: Ada',
      { code: 'slug-invalid', field: 'authors.Ada Finch', line: 2, hint: 'Write it as "ada-finch".' },
    ],
    ['a section called __proto__', 'sections:\n  __proto__: { title: x }', { code: 'slug-invalid' }],
    [
      'an e-mail with its name',
      'authors:\n  ada: { name: Ada, email: "Ada <ada@gazette.example>" }',
      { code: 'email-invalid', field: 'authors.ada.email', line: 2 },
    ],
    [
      'a mailto author page',
      'authors:\n  ada: { name: Ada, url: "mailto:a@b.example" }',
      { code: 'url-invalid', field: 'authors.ada.url' },
    ],
    [
      'a size without sense',
      'limits:\n  bytes: 1 MB',
      { code: 'size-invalid', field: 'limits.bytes', line: 2 },
    ],
    ['a feed of no items', 'limits: {items: 0}', { code: 'number-invalid', field: 'limits.items' }],
    ['half an item', 'limits: {items: 2.5}', { code: 'number-invalid', field: 'limits.items' }],
    ['a share of nothing', 'guard: {share: 0%}', { code: 'share-invalid', field: 'guard.share' }],
    ['a share of more than all', 'guard: {share: 1.5}', { code: 'share-invalid' }],
    ['an icon beside the articles', 'icon: articles/icon.png', { code: 'url-invalid', field: 'icon' }],
    ['an icon of data', 'icon: "data:image/png;base64,AA"', { code: 'url-invalid' }],
    [
      'a hub that is no address',
      'hubs:\n  - https://hub.example/\n  - hub.example',
      {
        code: 'url-invalid',
        field: 'hubs.1',
        line: 3,
        column: 5,
        message: 'The field "hubs" is not a web address.',
      },
    ],
    [
      'six hubs',
      `hubs: [${Array(6).fill('https://h.example/').join(', ')}]`,
      { code: 'list-too-long', line: 1 },
    ],
    [
      'a section that is neither open nor closed',
      'sections: {a: {title: A, syndication: maybe}}',
      { code: 'choice-unknown', field: 'sections.a.syndication' },
    ],
  ])('with %s is refused, naming the place', (_, text, problem) => {
    const parsed = parseSite(encode(text));

    expect(parsed.site).toBeUndefined();
    expect(parsed.problems[0]).toMatchObject({ severity: 'error', ...problem });
  });

  it('in another encoding than UTF-8 is refused', () => {
    expect(parseSite(Uint8Array.of(0xff, 0xfe, 0x74, 0x00)).problems).toMatchObject([
      { code: 'encoding-invalid' },
    ]);
  });

  it('over the size limit is refused unread', () => {
    expect(parse(`title: a # ${'x'.repeat(SITE_LIMIT_BYTES)}`).problems).toMatchObject([
      { code: 'too-large' },
    ]);
  });

  it('full of nested aliases is refused and costs no more than its text', () => {
    const names = [...'abcdefghij'];
    const bomb = names.map((name, index) => {
      const item = index === 0 ? 'x' : `*${names[index - 1]}`;
      return `${name}: &${name} [${Array(9).fill(item).join(', ')}]`;
    });

    expect(parse(...bomb).problems).toMatchObject([{ code: 'yaml-syntax' }]);
  });

  it('nested a hundred thousand deep is refused', () => {
    expect(parse('['.repeat(100_000)).problems).toMatchObject([{ code: 'yaml-syntax' }]);
  });

  it('lists at most fifty problems, errors first', () => {
    const { problems } = parse(
      ...Array.from({ length: 60 }, (_, index) => `unknown-${index}: x`),
      'language: en_US',
    );

    expect(problems).toHaveLength(50);
    expect(problems[0]?.code).toBe('language-invalid');
  });
});
