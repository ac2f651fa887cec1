import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSite } from '../../../functions/core/site/parse-site.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const parse = (...lines: string[]) => parseSite(encode(lines.join('\n')));

describe('whatever the bytes are', () => {
  const fragments = fc.constantFrom(
    'title: ',
    'url: ',
    'language: ',
    'timeZone: ',
    'authors:\n',
    '  ada: ',
    'sections: ',
    '{',
    '}',
    '[',
    ']',
    '&a ',
    '*a',
    '"',
    "'",
    '\n',
    '\t',
    '? ',
    ': ',
    '- ',
    '|\n',
    '>-\n',
    '!!str ',
    '<<: ',
    '---\n',
    '%YAML 1.2\n',
    '\u0000',
    'name: ',
  );

  it('never throws, and gives a site or an error but not both', () => {
    const text = fc
      .array(fc.oneof(fragments, fc.string({ unit: 'binary' })))
      .map((parts) => encode(parts.join('')));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), text), (bytes) => {
        const parsed = parseSite(bytes);
        const hasError = parsed.problems.some((problem) => problem.severity === 'error');
        expect(parsed.site === undefined).toBe(hasError);
      }),
      { numRuns: 500 },
    );
  });

  it('takes any printable title exactly, but for its white space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 }), (title) => {
        const plain = title.replace(/\s+/gu, ' ').trim();
        fc.pre(plain !== '');
        expect(parse(`title: ${JSON.stringify(title)}`).site?.title).toBe(plain);
      }),
    );
  });
});
