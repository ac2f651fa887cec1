import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SITE } from '../../../functions/core/site/default-site.ts';
import { parseSite } from '../../../functions/core/site/parse-site.ts';

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
      ...DEFAULT_SITE,
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

  it('is that of each example in the documentation', () => {
    const page = readFileSync(new URL('../../../docs/site.md', import.meta.url), 'utf8');
    const examples = [...page.matchAll(/```yaml\n(\w[^`]*)```/g)].map(([, example = '']) => example);

    expect(examples.length).toBeGreaterThan(5);
    expect(examples.map((example) => parse(example).problems)).toEqual(examples.map(() => []));
  });

  it('repeats a part by an alias', () => {
    const parsed = parse('authors:', '  ada: &desk { name: The desk }', '  noor: *desk');

    expect(parsed.site?.authors.noor).toEqual({ name: 'The desk' });
  });
});

describe('the limits and the guard of a site', () => {
  it.each([
    ['limits: {items: 20}', { items: 20, bytes: 256_000 }],
    ['limits: {bytes: 100 KB}', { items: 50, bytes: 102_400 }],
    ['limits: {items: 500, bytes: 512kb}', { items: 500, bytes: 524_288 }],
    ['limits: {items: 1, bytes: 10240}', { items: 1, bytes: 10_240 }],
    ['limits: {}', DEFAULT_SITE.limits],
  ])('are read from %s', (line, limits) => {
    expect(parse(line)).toMatchObject({ site: { limits }, problems: [] });
  });

  it.each([
    ['guard: {share: 30%}', { share: 0.3, items: 10, minutes: 10 }],
    ['guard: {share: 0.25, items: 3, minutes: 60}', { share: 0.25, items: 3, minutes: 60 }],
    ['guard: {share: 100%}', { share: 1, items: 10, minutes: 10 }],
  ])('are read from %s as well', (line, guard) => {
    expect(parse(line)).toMatchObject({ site: { guard }, problems: [] });
  });
});

describe('the pictures and hubs of a site', () => {
  it('are addresses that outlive a change of domain', () => {
    const parsed = parse(
      'icon: /media/icon.png',
      'logo: media/logo.svg',
      'favicon: https://cdn.example/favicon.ico',
      'hubs: https://hub.example/',
    );

    expect(parsed).toMatchObject({
      site: {
        icon: 'https://site.invalid/media/icon.png',
        logo: 'https://site.invalid/media/logo.svg',
        favicon: 'https://cdn.example/favicon.ico',
        hubs: ['https://hub.example/'],
      },
      problems: [],
    });
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
