import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseSite } from '../../../functions/core/site/parse-site.ts';
import { DEFAULT_SITE } from '../../../functions/core/site/site.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const parse = (...lines: string[]) => parseSite(encode(lines.join('\n')));

describe('a good site.yaml', () => {
  it('fills every field', () => {
    const parsed = parse(
      'title: The Harbour Gazette',
      'description: News from the waterfront.',
      'url: https://gazette.example/daily',
      'language: pt-br',
      'timeZone: europe/lisbon',
      'rights: © The Harbour Gazette',
      'authors:',
      '  ada-finch:',
      '    name: Ada Finch',
      '    email: ada@gazette.example',
      '    url: https://gazette.example/ada',
      '  noor: Noor Haddad',
      'sections:',
      '  tides: Tides',
      '  boats:',
      '    title: Boats & Gear',
      '    description: Everything that floats.',
    );

    expect(parsed.problems).toEqual([]);
    expect(parsed.site).toEqual({
      title: 'The Harbour Gazette',
      description: 'News from the waterfront.',
      url: 'https://gazette.example/daily/',
      language: 'pt-BR',
      timeZone: 'Europe/Lisbon',
      rights: '© The Harbour Gazette',
      authors: {
        'ada-finch': { name: 'Ada Finch', email: 'ada@gazette.example', url: 'https://gazette.example/ada' },
        noor: { name: 'Noor Haddad' },
      },
      sections: {
        tides: { title: 'Tides' },
        boats: { title: 'Boats & Gear', description: 'Everything that floats.' },
      },
    });
    expect(Object.keys(parsed.site?.sections ?? {})).toEqual(['tides', 'boats']);
  });

  it('has the defaults for what it leaves out or leaves empty', () => {
    expect(parse('title: Gazette', 'language:', 'timeZone: ~', 'authors:').site).toEqual({
      ...DEFAULT_SITE,
      title: 'Gazette',
    });
  });

  it('may spell its field names in any of the usual ways', () => {
    const parsed = parse('Title: Gazette', 'time_zone: Asia/Tokyo');

    expect(parsed.problems).toEqual([]);
    expect(parsed.site).toMatchObject({ title: 'Gazette', timeZone: 'Asia/Tokyo' });
  });

  it.each([
    ['title: 1984', '1984'],
    ['title: No', 'No'],
    ['title: 2026-05-01', '2026-05-01'],
    ['title: "null"', 'null'],
    ['title: "  two\\n lines "', 'two lines'],
    ['title: 港の新聞 ⚓️', '港の新聞 ⚓️'],
    ['\uFEFFtitle: Gazette\r\n', 'Gazette'],
  ])('takes the text of %j as it is written', (line, title) => {
    expect(parse(line).site?.title).toBe(title);
  });

  it.each([
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/'],
    ['HTTPS://Gazette.Example', 'https://gazette.example/'],
    ['https://müller.example/zeitung/', 'https://xn--mller-kva.example/zeitung/'],
  ])('gives the address %s its canonical form with a slash at the end', (url, canonical) => {
    expect(parse(`url: ${url}`).site?.url).toBe(canonical);
  });

  it('is that of the sample publication', () => {
    const bytes = readFileSync(new URL('../../../content/site.yaml', import.meta.url));

    expect(parseSite(bytes)).toMatchObject({ site: { title: 'The Tidewater Post' }, problems: [] });
  });

  it('repeats a part by an alias', () => {
    const parsed = parse('authors:', '  ada: &desk { name: The desk }', '  noor: *desk');

    expect(parsed.site?.authors.noor).toEqual({ name: 'The desk' });
  });
});

describe('an unknown field', () => {
  it('is a warning that suggests the field that was meant', () => {
    const parsed = parse('title: Gazette', 'langauge: de');

    expect(parsed.site).toEqual({ ...DEFAULT_SITE, title: 'Gazette' });
    expect(parsed.problems).toEqual([
      {
        code: 'field-unknown',
        severity: 'warning',
        message: 'The field "langauge" is not known and was ignored.',
        hint: 'Did you mean "language"?',
        field: 'langauge',
        line: 2,
        column: 1,
      },
    ]);
  });

  it('is placed by its dotted path inside an author', () => {
    const { problems } = parse('authors:', '  ada:', '    name: Ada', '    twitter: "@ada"');

    expect(problems).toMatchObject([
      { code: 'field-unknown', field: 'authors.ada.twitter', line: 4, column: 5 },
    ]);
    expect(problems[0]?.hint).toContain('name, email, url');
  });
});
