import { describe, expect, it } from 'vitest';
import { MAX_FIELDS, MAX_FRONT_MATTER_BYTES } from '../../../../functions/core/article/limits.ts';
import { articleOf, codesOf, parse, problemOf } from '../parse.ts';

const KEY = 'articles/a.md';
const toml = (...lines: string[]) =>
  ['+++', 'title = "Flood"', ...lines, '+++', 'The river rose.', ''].join('\n');
const refused = (text: string, code: string) => {
  const parsed = parse(KEY, text);
  expect(parsed.article).toBeUndefined();
  return problemOf(parsed, code);
};

describe('front matter in TOML', () => {
  it('makes an article', () => {
    const text = [
      '+++',
      '# The flood of November.',
      'title = "Flood in the old town"',
      "slug = 'high-water'",
      'date = 2026-11-23T09:30:00+01:00',
      'draft = false',
      'tags = ["Floods", "C++", 2026]',
      'authors = [',
      '  "jane", # of the harbour office',
      '  {name = "Bo", email = "bo@example.org"},',
      ']',
      'summary = """',
      'The river',
      'rose."""',
      'weight = 1_000',
      '+++',
      '# Flood in the old town',
      '',
      'The *river* rose.',
    ].join('\n');

    expect(parse('articles/world/flood.md', text)).toEqual({
      problems: [],
      article: {
        title: 'Flood in the old town',
        slug: 'high-water',
        section: { slug: 'world', label: 'The World' },
        tags: [
          { slug: 'floods', label: 'Floods' },
          { slug: 'c-plus-plus', label: 'C++' },
          { slug: '2026', label: '2026' },
        ],
        authors: [
          { slug: 'jane', name: 'Jane Doe', email: 'jane@example.com', url: 'https://jane.example/' },
          { slug: 'bo', name: 'Bo', email: 'bo@example.org' },
        ],
        summary: 'The river rose.',
        html: '<p>The <em>river</em> rose.</p>',
        publishedAt: '2026-11-23T08:30:00.000Z',
        draft: false,
        minor: false,
        enclosures: [],
        aliases: [],
      },
    });
  });

  it('may be empty or of comments only', () => {
    for (const head of ['+++\n+++\n', '+++\n# nothing\n+++\n']) {
      expect(articleOf(KEY, `${head}# Flood\n\nText`).title).toBe('Flood');
    }
  });

  it('may stand between ---toml and ---', () => {
    expect(articleOf(KEY, '---toml\ntitle = "Flood"\n---\nx').title).toBe('Flood');
  });

  it('may have Windows line ends and a byte order mark', () => {
    const text = `\uFEFF${toml('date = 2026-11-23', 'tags = [\n"a",\n"b"]').replaceAll('\n', '\r\n')}`;

    expect(articleOf(KEY, text)).toMatchObject({ title: 'Flood', tags: [{ slug: 'a' }, { slug: 'b' }] });
  });

  it('keeps a draft back', () => {
    expect(articleOf(KEY, toml('draft = true')).draft).toBe(true);
    expect(articleOf(KEY, toml('draft = "true"')).draft).toBe(true);
    expect(refused(toml('draft = 1'), 'field-type')).toMatchObject({ field: 'draft', line: 3 });
  });

  it.each([
    ['2026-11-23T09:30:00Z', '2026-11-23T09:30:00.000Z', false],
    ['2026-11-23T09:30:00.1239+01:00', '2026-11-23T08:30:00.123Z', false],
    ['2026-11-23 09:30:00-05:00', '2026-11-23T14:30:00.000Z', false],
    ['2026-11-23t09:30:00z', '2026-11-23T09:30:00.000Z', false],
    ['2026-11-23T09:30:00', '2026-11-23T08:30:00.000Z', true],
    ['2026-11-23 09:30', '2026-11-23T08:30:00.000Z', true],
    ['2026-07-23 09:30', '2026-07-23T07:30:00.000Z', true],
    ['2026-11-23', '2026-11-22T23:00:00.000Z', true],
    ['2024-02-29', '2024-02-28T23:00:00.000Z', true],
    ['"23 November 2026"', '2026-11-22T23:00:00.000Z', true],
  ])('reads the date %s as YAML has it', (written, publishedAt, isZoneAssumed) => {
    const parsed = parse(KEY, toml(`date = ${written}`));

    expect(parsed).toMatchObject({ problems: [], article: { publishedAt } });
    expect(parsed.assumedZone).toBe(isZoneAssumed ? 'Europe/Berlin' : undefined);
    const yaml = parse(KEY, `---\ntitle: Flood\ndate: ${written}\n---\nThe river rose.\n`);
    expect(parsed).toEqual(yaml);
  });

  it.each([
    ['2026-02-30', 'front-matter-syntax'],
    ['2026-04-31T09:30:00Z', 'front-matter-syntax'],
    ['2025-02-29 09:30:00', 'front-matter-syntax'],
    ['2026-13-01', 'front-matter-syntax'],
    ['2026-11-23T24:00:00Z', 'front-matter-syntax'],
    ['2026-11-23T09:30:60Z', 'front-matter-syntax'],
    ['2026-11-23T09:30:00+25:00', 'front-matter-syntax'],
    ['31/12/2026', 'front-matter-syntax'],
    ['0000-01-01', 'date-invalid'],
    ['"2026-02-30"', 'date-invalid'],
    ['09:30:00', 'date-invalid'],
    ['true', 'date-invalid'],
  ])('refuses the date %s, on its line', (written, code) => {
    expect(refused(toml(`weight = 1`, `expires = ${written}`), code)).toMatchObject({
      field: 'expires',
      line: 4,
      severity: 'error',
    });
  });

  it('reads a time of day as text, with a warning', () => {
    const parsed = parse(KEY, toml('enclosure = "/media/a.mp3"', 'duration = 00:12:30'));

    expect(parsed.article?.enclosures).toMatchObject([{ durationSeconds: 750 }]);
    expect(problemOf(parsed, 'front-matter-value')).toMatchObject({ severity: 'warning', line: 4 });
  });

  it('has groups as tables, in every form', () => {
    const { problems, article } = parse(
      KEY,
      toml(
        'image = {src = "/media/a.png", alt = "A"}',
        'podcast.season = 2',
        '[params]',
        'section = "World"',
        'color = "red"',
        '[taxonomies]',
        'tags = ["a"]',
        '[extra]',
        'subtitle = "S"',
        '[podcast.transcript]',
        'url = "/media/a.vtt"',
        '[[enclosure]]',
        'url = "/media/a.mp3"',
        '[[enclosure]]',
        'url = "/media/b.mp3"',
      ),
    );

    expect(problems).toEqual([]);
    expect(article).toMatchObject({
      image: { alt: 'A' },
      section: { slug: 'world' },
      tags: [{ slug: 'a' }],
      summary: 'S',
      podcast: { season: 2, transcript: { type: 'text/vtt' } },
      enclosures: [{ type: 'audio/mpeg' }, { type: 'audio/mpeg' }],
    });
  });

  it('names the place of a field, wherever it stands', () => {
    const parsed = parse(
      KEY,
      toml(
        'wether = 1',
        'text = """',
        'authr = 1',
        '"""',
        '[params]',
        'draft = "maybe"',
        '[podcast]',
        'season = "x"',
      ),
    );

    expect(parsed.problems).toMatchObject([
      { code: 'field-unknown', field: 'wether', line: 3, column: 1 },
      { code: 'field-unknown', field: 'text', line: 4 },
      { code: 'episode-field', field: 'podcast.season', line: 10 },
      { code: 'field-type', field: 'params.draft', line: 8 },
    ]);
  });

  it.each([
    [
      'a text without quotes',
      'summary = The river',
      { line: 3, column: 11, field: 'summary', hint: /quotes/ },
    ],
    ['a colon for the equals sign', 'summary: "x"', { line: 3, hint: /equals sign/ }],
    ['a quotation mark that is not closed', 'summary = "x', { line: 3, field: 'summary', hint: /Close/ }],
    ['an escape that does not exist', 'summary = "C:\\dir"', { line: 3, hint: /backslashes/ }],
    ['a bracket that is not closed', 'tags = ["a"', { hint: /bracket|Close/ }],
    ['a field written twice', 'slug = "a"\nslug = "b"', { line: 4, field: 'slug', hint: /Remove one/ }],
    ['a table written twice', '[params]\na = 1\n[params]', { line: 5, field: 'params', hint: /Remove one/ }],
    ['a number that is too large', 'weight = 12345678901234567890', { line: 3, hint: /quotes/ }],
    ['a number with zeros before it', 'slug = 007', { line: 3, hint: /quotes/ }],
    ['two values', 'slug = "a" "b"', { line: 3, hint: /one field a line/ }],
    ['a word alone', 'draft', { line: 3, hint: /equals sign/ }],
  ])('with %s is refused with line, field and remedy', (_, lines, { hint, ...problem }) => {
    const found = refused(toml(lines), 'front-matter-syntax');

    expect(found).toMatchObject({ ...problem, severity: 'error' });
    expect(found.hint).toMatch(hint);
    expect(found.message).toMatch(/^The front matter cannot be read: .* \(line \d+\)\.$/);
  });

  it('says where the closing fence is missing', () => {
    const problem = refused(
      '+++\ntitle = "Flood"\n\n[params]\na = 1\n\nThe river rose.\n',
      'front-matter-unclosed',
    );

    expect(problem.hint).toContain('+++');
    expect(problem.line).toBe(6);
    refused('+++\n', 'front-matter-unclosed');
    refused('+++\ntitle = "Flood"\n---\nx', 'front-matter-unclosed');
  });

  it('may use names that objects have', () => {
    const parsed = parse(
      KEY,
      toml('__proto__ = {slug = "evil"}', 'constructor = "x"', 'params.__proto__.slug = "evil"'),
    );

    expect(parsed.article?.slug).toBe('a');
    expect(codesOf(parsed)).toEqual(['field-unknown', 'field-unknown']);
    expect({}).not.toHaveProperty('slug');
  });

  it('is bounded in size, depth and number of fields', () => {
    refused(toml(`summary = "${'x'.repeat(MAX_FRONT_MATTER_BYTES)}"`), 'front-matter-too-large');
    const fields = Array.from({ length: MAX_FIELDS + 1 }, (_, index) => `field${index} = 1`);
    refused(toml(...fields), 'fields-too-many');
    expect(refused(toml(`tags = ${'['.repeat(1000)}`), 'front-matter-syntax').hint).toBeTruthy();
    expect(refused(toml(`${'a.'.repeat(20_000)}b = 1`), 'front-matter-syntax').hint).toBeTruthy();
  });

  it('says nothing of a number that is none', () => {
    expect(articleOf(KEY, toml('summary = inf', 'section = nan'))).toMatchObject({
      summary: 'inf',
      section: { label: 'nan' },
    });
  });
});
