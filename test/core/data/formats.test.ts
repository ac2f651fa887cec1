import fc from 'fast-check';
import { stringify } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import {
  type DataDocument,
  type DataMistake,
  isMistake,
  type Place,
  pathKey,
} from '../../../functions/core/data/document.ts';
import { parseJson } from '../../../functions/core/data/json.ts';
import { parseToml } from '../../../functions/core/data/toml.ts';
import { parseYaml } from '../../../functions/core/data/yaml.ts';

const readYaml = (text: string) => parseYaml(text, { maxDepth: 100, empty: 'text' });

function documentIn(result: DataDocument | DataMistake): DataDocument {
  if (isMistake(result)) throw new Error(`${result.reason} ${JSON.stringify(result.place)}`);
  return result;
}

function placeIn(result: DataDocument | DataMistake, ...path: string[]): Place | undefined {
  return documentIn(result).places.get(pathKey(path));
}

/** The text from a place on. */
function textAt(text: string, { line, column }: Place): string {
  return text
    .split('\n')
    .slice(line - 1)
    .join('\n')
    .slice(column - 1);
}

/** Every path of names in a value. */
function pathsIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const here = [...path, name];
    return [...(Array.isArray(value) ? [] : [here]), ...pathsIn(inner, here)];
  });
}

const name = fc.oneof(
  fc.constantFrom(
    'a',
    'b c',
    '__proto__',
    'constructor',
    'é.ü',
    '"',
    "'",
    '\\',
    '#',
    '=',
    '1',
    '2026-02-30',
    '',
  ),
  fc.string({ unit: 'grapheme-ascii', maxLength: 6 }),
);
const text = fc.oneof(
  fc.constantFrom(
    '',
    'x',
    '"""',
    "'''",
    '# no comment',
    '[a]',
    'a = 1',
    '2026-02-30',
    '\\',
    '"',
    '\u{1F30A}',
  ),
  fc.string({ unit: 'grapheme-ascii', maxLength: 12 }),
);
const { group } = fc.letrec<{ value: unknown; group: object }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.integer(),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('group'),
  ),
  group: fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true }),
}));

describe('a document of data', () => {
  it('of JSON is read as JSON.parse has it, with the place of every name', () => {
    fc.assert(
      fc.property(group, fc.constantFrom(0, 2, '\t'), (value, indent) => {
        const json = JSON.stringify(value, null, indent);
        const document = documentIn(parseJson(json));

        expect(document.value).toEqual(JSON.parse(json));
        for (const path of pathsIn(value)) {
          const place = document.places.get(pathKey(path));
          // Behind the quotation mark.
          expect(textAt(json, place!).startsWith(JSON.stringify(path.at(-1)).slice(1))).toBe(true);
        }
      }),
    );
  });

  it('of TOML is read as it was written, with the place of every name outside of brackets', () => {
    fc.assert(
      fc.property(group, (value) => {
        const toml = stringify(value);
        const document = documentIn(parseToml(toml));

        expect(document.value).toEqual(value);
        for (const top of Object.keys(value)) {
          const written = textAt(toml, document.places.get(pathKey([top]))!);
          const bare = written.replace(/^\[{0,2}[ \t]*["']?/, '');
          expect(bare.startsWith(JSON.stringify(top).slice(1, -1)) || bare.startsWith(top)).toBe(true);
        }
      }),
    );
  });

  it.each([readYaml, parseToml, parseJson])('is never more than a mistake, whatever is read (%#)', (read) => {
    const pieces = fc.constantFrom(
      ...'[]{}"\'#=:\n -,&*!|>\\.1aé'.split(''),
      '"""',
      "'''",
      '2026-02-30',
      'a = ',
      'a: ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 3 }))), (parts) => {
        const result = read(parts.join(''));
        if (isMistake(result)) {
          expect(result.reason).not.toBe('');
          expect(result.hint).toMatch(/\.$/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('YAML', () => {
  it('keeps every scalar as it was written, unless empty values are asked for as null', () => {
    const yaml = 'a: 007\nb: no\nc: ~\nd:\ne: null\nf: "null"\ng: 2026-11-23\n';

    expect(documentIn(readYaml(yaml)).value).toEqual({
      a: '007',
      b: 'no',
      c: '~',
      d: '',
      e: 'null',
      f: 'null',
      g: '2026-11-23',
    });
    expect(documentIn(parseYaml(yaml, { maxDepth: 20, empty: 'null' })).value).toMatchObject({
      c: null,
      d: null,
      e: null,
      f: 'null',
    });
  });

  it('tells where names and the texts of lists stand', () => {
    const yaml = 'a:\r\n  b: 1\r\nc: [x, {d: y}]\r\n';

    expect(placeIn(readYaml(yaml), 'a', 'b')).toEqual({ line: 2, column: 3 });
    expect(placeIn(readYaml(yaml), 'c', '0')).toEqual({ line: 3, column: 5 });
    expect(placeIn(readYaml(yaml), 'c', '1', 'd')).toEqual({ line: 3, column: 9 });
  });

  it('is bounded in depth and aliases', () => {
    const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

    expect(isMistake(parseYaml(deep(19), { maxDepth: 20, empty: 'text' }))).toBe(false);
    expect(parseYaml(deep(20), { maxDepth: 20, empty: 'text' })).toMatchObject({ reason: /nested/ });
    expect(isMistake(readYaml(`a: &a x\nb: [${'*a,'.repeat(50)}]`))).toBe(false);
    expect(readYaml(`a: &a x\nb: [${'*a,'.repeat(51)}]`)).toMatchObject({ hint: /&/ });
  });

  it.each([
    ['a: b: c', { line: 1, column: 5 }, /quotes/],
    ['a: @b', { line: 1, column: 4 }, /quotes/],
    ['a: *b', { line: 1, column: 5 }, /quotes/],
    ['a: 1\na: 2', { line: 2, column: 1 }, /Remove one/],
    ['a:\n\tb: 1', { line: 2, column: 1 }, /spaces/],
    ['a: !!js/function x', { line: 1, column: 4 }, /"!"/],
    ['a: "b', { line: 1, column: 6 }, /Close/],
    ['a: [b', { line: 1, column: 6 }, /Close/],
    ['a: "\\q"', { line: 1, column: 6 }, /backslashes/],
    ['a: b\n c: d', { line: 2, column: 3 }, /line it up/],
    ['a\nb: c', { line: 2, column: 2 }, /one field a line/],
    ['a: b\n--- c\n', undefined, /"---"/],
  ])('%j is a mistake that comes with its place and a remedy', (yaml, place, hint) => {
    const mistake = readYaml(yaml) as DataMistake;

    expect(mistake.place).toEqual(place);
    expect(mistake.hint).toMatch(hint);
  });
});

describe('TOML', () => {
  it('tells where names stand, in tables and lists of tables too', () => {
    const toml = parseToml('a = 1\n[b]\nc.d = 2\n[[e]]\nf = 3\n[[e]]\n  f = 4\n[e.g]\nh = """\ni = 5"""\n');

    expect(placeIn(toml, 'a')).toEqual({ line: 1, column: 1 });
    expect(placeIn(toml, 'b')).toEqual({ line: 2, column: 1 });
    expect(placeIn(toml, 'b', 'c', 'd')).toEqual({ line: 3, column: 1 });
    expect(placeIn(toml, 'e', '1', 'f')).toEqual({ line: 7, column: 3 });
    expect(placeIn(toml, 'e', '1', 'g', 'h')).toEqual({ line: 9, column: 1 });
    expect(placeIn(toml, 'e', '1', 'g', 'i')).toBeUndefined();
  });

  it('knows a date that no calendar has from text that looks like one', () => {
    expect(parseToml('a = 1\nb = [2026-01-01,\n 2026-02-30]')).toMatchObject({
      reason: '2026-02-30 is not a day of the calendar',
      place: { line: 3, column: 2 },
    });
    for (const toml of [
      'a = "2026-02-30"',
      "a = '2026-02-30'",
      'a = """\n2026-02-30"""',
      "a = '''\n2026-02-30'''",
      'a = 1 # 2026-02-30',
      '2026-02-30 = 1',
      'a = {2026-02-30 = 1}',
      '[2026-02-30]',
    ]) {
      expect(isMistake(parseToml(toml))).toBe(false);
    }
  });

  it('tells of a time of day where it stands', () => {
    expect(documentIn(parseToml('[a]\nb = [\n09:30:00, 10:00:00.5]')).doubts).toMatchObject([
      { reason: /^09:30:00 is/, place: { line: 2, column: 1 } },
      { reason: /^10:00:00.500 is/, place: { line: 2, column: 1 } },
    ]);
  });
});
