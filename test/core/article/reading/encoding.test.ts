import { describe, expect, it } from 'vitest';
import { articleOf, parse, problemOf } from '../parse.ts';

const KEY = 'articles/a.md';
const utf16le = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
const utf16be = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16());

describe('the encoding of a source', () => {
  it('may be UTF-8 with a byte order mark and Windows line ends', () => {
    const parsed = parse(KEY, '\uFEFF---\r\ntitle: Flut\r\n---\r\nDer Fluss stieg.\r\n');

    expect(parsed.problems).toEqual([]);
    expect(parsed.article).toMatchObject({ title: 'Flut', html: '<p>Der Fluss stieg.</p>' });
  });

  it.each([
    ['little', utf16le],
    ['big', utf16be],
  ])('may be UTF-16 with a %s-endian byte order mark, with a warning', (_, encode) => {
    const parsed = parse(KEY, encode('# 洪水\n\nÜber'));

    expect(parsed.article).toMatchObject({ title: '洪水', html: '<p>Über</p>' });
    expect(problemOf(parsed, 'encoding-utf16').severity).toBe('warning');
  });

  it.each([
    ['a stray byte', [0x61, 0x0a, 0x62, 0xff, 0x63], 4, 2],
    ['a character cut off at the end', [0x61, 0xe2, 0x82], 3, 1],
    ['Latin-1', [0x23, 0x20, 0xfc, 0x62], 3, 1],
    ['an overlong form', [0xc0, 0xaf], 1, 1],
  ])('is refused if it holds %s, with the place', (_, bytes, offset, line) => {
    const problem = problemOf(parse(KEY, new Uint8Array(bytes)), 'encoding-invalid');

    expect(problem).toMatchObject({ severity: 'error', line });
    expect(problem.message).toContain(`byte ${offset},`);
    expect(problem.hint).toContain('UTF-8');
  });

  it.each(['', ' \n\t\n', '\uFEFF'])('is refused if there is nothing in it (%j)', (text) => {
    const parsed = parse(KEY, text);

    expect(parsed.article).toBeUndefined();
    expect(parsed.problems).toMatchObject([{ code: 'source-empty', severity: 'error' }]);
  });

  it('loses characters that XML forbids, with one warning that counts them', () => {
    const parsed = parse(KEY, '# Flood\n\na\u0003b\uFFFEc\u0093d\u0094');

    expect(parsed.article?.html).toBe('<p>abc\u201Cd\u201D</p>');
    expect(problemOf(parsed, 'characters-removed')).toMatchObject({ line: 3, severity: 'warning' });
    expect(problemOf(parsed, 'characters-removed').message).toContain('4 ');
  });

  it('loses them also where they come in as entities and escapes', () => {
    const article = articleOf(KEY, '---\ntitle: "a\\x01b"\nsummary: "c\\uFFFFd"\n---\ne&#1;f&#x1FFFE;g');

    expect(article).toMatchObject({ title: 'ab', summary: 'cd', html: '<p>efg</p>' });
  });
});
