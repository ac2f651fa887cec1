import { describe, expect, it } from 'vitest';
import { MAX_FIELDS, MAX_FRONT_MATTER_BYTES } from '../../../../functions/core/article/limits.ts';
import { articleOf, codesOf, markdown, parse, problemOf } from '../parse.ts';

const KEY = 'articles/a.md';
const refused = (text: string, code: string) => {
  const parsed = parse(KEY, text);
  expect(parsed.article).toBeUndefined();
  return problemOf(parsed, code);
};

describe('front matter', () => {
  it('takes every value as the text its field wants', () => {
    const article = articleOf(KEY, '---\ntitle: 1984\nslug: 007\ntags: [no, on, 1.10, ~]\ndraft: no\n---\nx');

    expect(article).toMatchObject({ title: '1984', slug: '007', draft: false });
    expect(article.tags.map(({ label }) => label)).toEqual(['no', 'on', '1.10']);
  });

  it('may be empty, of comments only, or absent', () => {
    for (const head of ['---\n---\n', '---\n# nothing\n---\n', '']) {
      expect(articleOf(KEY, `${head}# Flood\n\nText`).title).toBe('Flood');
    }
  });

  it('is no front matter where a text begins with a thematic break', () => {
    expect(articleOf(KEY, '---\n\nOnce upon a time\n\n---\n\n# Flood').title).toBe('Flood');
  });

  it('names line, column and field of a mistake, and the remedy for a colon', () => {
    const problem = refused('---\nlayout: x\ntitle: Floods: what we know\n---\nx', 'front-matter-syntax');

    expect(problem).toMatchObject({ line: 3, column: 14, field: 'title' });
    expect(problem.hint).toContain('quotes');
  });

  it('refuses a field written twice, on the second line', () => {
    expect(refused('---\ntitle: a\ntags: b\ntitle: c\n---\nx', 'front-matter-syntax')).toMatchObject({
      line: 4,
      field: 'title',
    });
  });

  it('says to use spaces instead of tabs', () => {
    expect(refused('---\nauthor:\n\tname: A\n---\nx', 'front-matter-syntax').hint).toContain('spaces');
  });

  it('says where the closing fence is missing', () => {
    const problem = refused('---\ntitle: Flood\ntags: [a]\n\nThe river rose.\n', 'front-matter-unclosed');

    expect(problem.hint).toContain('---');
    expect(problem.line).toBe(4);
  });

  it.each(['---js', '--- js', '---javascript', '---json', '---coffee'])('refuses the fence %s', (fence) => {
    const text = `${fence}\n{ title: (globalThis.wasExecuted = true, 'x') }\n---\nx`;

    expect(refused(text, 'front-matter-language').hint).toContain('YAML');
    expect(globalThis).not.toHaveProperty('wasExecuted');
  });

  it('refuses lines of ;;; and says to use YAML', () => {
    expect(refused(';;;\n"title": "x"\n;;;\nx', 'front-matter-language').hint).toContain('YAML');
  });

  it.each([
    '{\n  "title": "A { in a title }",\n  "tags": ["a"],\n  "draft": false\n}\nThe *river* rose.\n',
    '{"title": "A { in a title }", "tags": ["a"]}\n\nThe *river* rose.',
    '{"title": "A { in a title }", "tags": ["a"]}The *river* rose.',
  ])('may be an object of JSON: %j', (text) => {
    expect(articleOf(KEY, text)).toMatchObject({
      title: 'A { in a title }',
      tags: [{ slug: 'a', label: 'a' }],
      draft: false,
      html: '<p>The <em>river</em> rose.</p>',
    });
  });

  it('in JSON tells where it is wrong, as the file has it', () => {
    expect(refused('{\n  "title": "x",\n}\n\n{x}', 'json-syntax')).toMatchObject({ line: 3, column: 1 });
    expect(refused('{\n  "title": "x"', 'json-syntax')).toMatchObject({ line: 2 });
    expect(refused('{\n  "title": "x",\n  "draft": "maybe"\n}\nx', 'field-type')).toMatchObject({
      field: 'draft',
      line: 3,
    });
  });

  it('accepts the fence ---yaml', () => {
    expect(articleOf(KEY, '---yaml\ntitle: Flood\n---\nx').title).toBe('Flood');
  });

  it('refuses tags that would make it construct anything', () => {
    expect(refused('---\ntitle: !!js/function "x"\n---\nx', 'front-matter-syntax').line).toBe(2);
  });

  it('is not harmed by an alias bomb', () => {
    const levels = Array.from({ length: 9 }, (_, level) =>
      level === 0 ? 'a0: &a0 [lol, lol]' : `a${level}: &a${level} [${`*a${level - 1},`.repeat(9)}]`,
    );

    expect(refused(markdown(...levels), 'front-matter-syntax').hint).toContain('&');
  });

  it('is not harmed by a thousand levels of brackets', () => {
    expect(refused(markdown(`tags: ${'['.repeat(1000)}`), 'front-matter-syntax').line).toBe(3);
  });

  it('names the place of a field in a group', () => {
    const { problems } = parse(
      KEY,
      markdown('podcast:', '  season: 1', '  episode: last', 'params: {draft: maybe}'),
    );

    expect(problems).toMatchObject([
      { code: 'episode-field', field: 'podcast.episode', line: 5, column: 3 },
      { code: 'field-type', field: 'params.draft', line: 6, column: 10 },
    ]);
  });

  it('may hold fields in the groups that Hugo and Zola have', () => {
    const text = markdown(
      'params: {section: World}',
      'taxonomies: {tags: [a]}',
      'extra: {subtitle: S, color: red}',
    );

    expect(parse(KEY, text)).toMatchObject({
      problems: [],
      article: { section: { slug: 'world' }, tags: [{ slug: 'a' }], summary: 'S' },
    });
  });

  it('is bounded in size and number of fields', () => {
    expect(
      refused(markdown(`summary: ${'x'.repeat(MAX_FRONT_MATTER_BYTES)}`), 'front-matter-too-large').hint,
    ).toBeTruthy();
    const fields = Array.from({ length: MAX_FIELDS + 1 }, (_, index) => `field${index}: x`);
    expect(refused(markdown(...fields), 'fields-too-many').hint).toBeTruthy();
  });

  it('is refused if it is a list or a sentence', () => {
    for (const yaml of ['- a\n- b', 'just words']) {
      expect(refused(`---\n${yaml}\n---\nx`, 'front-matter-type').hint).toContain('title:');
    }
  });

  it('may use names that objects have', () => {
    const parsed = parse(KEY, markdown('__proto__: {slug: evil}', 'constructor: x', 'toString: y'));

    expect(parsed.article?.slug).toBe('a');
    expect(codesOf(parsed)).toEqual(['field-unknown', 'field-unknown', 'field-unknown']);
  });
});
