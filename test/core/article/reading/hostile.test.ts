import { describe, expect, it } from 'vitest';
import { MAX_SOURCE_BYTES } from '../../../../functions/core/article/limits.ts';
import { parse } from '../parse.ts';

/** As much of `piece` as a source may hold. */
const full = (piece: string) => piece.repeat(Math.floor((MAX_SOURCE_BYTES - 100) / piece.length));

// Each took minutes, or the stack, in some version of the parsers or of this code. That they end is the test:
// within the runner's own limit, and with an answer.
const HOSTILE: readonly (readonly [string, string, string])[] = [
  ['block quotes within each other', 'md', full('> ')],
  ['lists within each other', 'md', full('1. ')],
  [
    'lists ever deeper indented',
    'md',
    Array.from({ length: 1400 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n'),
  ],
  ['unpaired emphasis', 'md', full('a**b')],
  ['unclosed footnotes', 'md', full('[^')],
  ['references to one footnote', 'md', `[^a]: x\n\n${full('y[^a] ')}`],
  ['unclosed brackets', 'md', full('[')],
  ['unclosed processing instructions', 'md', full('x <?')],
  ['unclosed comments', 'md', full('a <!--')],
  ['white space', 'md', full(' ')],
  ['front matter without end', 'md', `---\n${full('a: b\n')}`],
  ['elements within each other', 'html', full('<div>')],
  ['end tags that match nothing', 'html', full('<b></i>')],
  ['tables within each other', 'html', full('<table>')],
  ['links within each other', 'html', full('<a href=x>')],
  ['an element with endless attributes', 'html', `<p ${full('a=b ')}>`],
  ['entities', 'html', `<title>${full('&amp;')}`],
  ['brackets', 'json', full('[')],
  ['an unclosed string of escapes', 'json', `{"a": "${full('\\n')}`],
  ['objects within each other', 'json', full('{"a":')],
  ['page furniture', 'txt', full('Share\n')],
];

describe('a hostile source', () => {
  it.each(HOSTILE)('of %s (.%s) gets an answer', (_, extension, text) => {
    const { article, problems } = parse(`articles/a.${extension}`, `${text}`);

    expect(article ?? problems.at(0)).toBeDefined();
  });
});
