import { describe, expect, it } from 'vitest';
import { codesOf, markdown, parse, problemOf } from '../parse.ts';

const KEY = 'articles/a.md';

describe('a plain text that shows an end tag', () => {
  it.each([
    ['title: The <b>bold</b> one', 'title', 2],
    ['summary: See </p> here', 'summary', 3],
    ['tags: [tides, "a</i>"]', 'tags', 3],
    ['byline: </SPAN> Ada', 'byline', 3],
    ['image: {src: /media/a.png, alt: x, caption: "a</em>"}', 'imageCaption', undefined],
  ])('is published as it is, with a warning: %s', (line, field, number) => {
    const parsed = parse(KEY, line.startsWith('title') ? `---\n${line}\n---\nText.\n` : markdown(line));
    const problem = problemOf(parsed, 'markup-in-text');

    expect(problem).toMatchObject({
      severity: 'warning',
      hint: expect.stringContaining('remove the tags'),
    });
    expect([problem.field?.replace(/^image.*caption$/i, 'imageCaption'), problem.line]).toEqual([
      field,
      number ?? problem.line,
    ]);
    expect(parsed.article).toBeDefined();
  });

  it('may be a summary that comes from the text', () => {
    const { field } = problemOf(
      parse(KEY, '---\ntitle: A\n---\nWrite `<b>` and `</b>`.\n'),
      'markup-in-text',
    );

    expect(field).toBe('summary');
  });

  it.each(['a < b', 'The <b> tag', 'and/or', 'a </ b>', '</3', 'AT&T &lt;/b&gt;'])('is not %j', (title) => {
    expect(codesOf(parse(KEY, `---\ntitle: "${title}"\n---\nText.\n`))).toEqual([]);
  });
});
