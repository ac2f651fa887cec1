import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARTICLE_EXTENSIONS } from '../../../../functions/core/article/article-key.ts';
import { isError } from '../../../../functions/core/kernel/problem.ts';
import { parse } from '../parse.ts';

describe('parseArticle', () => {
  const extensions = fc.constantFrom(...ARTICLE_EXTENSIONS);
  const pieces = fc.constantFrom(
    '---\n',
    '+++\n',
    'title: ',
    'tags: [',
    '# ',
    '\n',
    '\n\n',
    '> ',
    '- ',
    '[^1]',
    '[^1]: ',
    '](',
    '![',
    '`',
    '**',
    '<p>',
    '<table>',
    '<td>',
    '</p>',
    '<a href="',
    '">',
    '<li>',
    '<svg>',
    '{"title": ',
    '"x"',
    ',',
    '}',
    '\0',
    '\uD800',
    '&#0;',
    '&lt;',
    ': ',
    '&a ',
    '*a',
    '|',
    '|-|\n',
    '<!--',
    '2026-02-30',
    'date: ',
    '<meta name=author content=x>',
  );
  const text = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 40 });

  it('never throws, and gives an article exactly if nothing is an error', () => {
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      text.map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(
        extensions,
        fc.string({ unit: 'binary', maxLength: 30 }),
        content,
        (extension, name, bytes) => {
          const { article, problems } = parse(`articles/${name}${extension}`, bytes);
          expect(article === undefined).toBe(problems.some(isError));
          expect(problems.every(({ message, hint }) => message !== '' && hint !== '')).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('gives no character that XML forbids, and never a lone surrogate', () => {
    fc.assert(
      fc.property(extensions, text, (extension, parts) => {
        const { article } = parse(`articles/a${extension}`, `x\n${parts.join('')}<p>y`);
        const strings = JSON.stringify(article ?? '');
        expect(strings.isWellFormed()).toBe(true);
        expect(strings).not.toMatch(/\\u00[01]|\\u[dD][89a-fA-F]|[\x7F-\x9F\uFFFD-\uFFFF]/);
      }),
      { numRuns: 300 },
    );
  });
});
