import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectSvg } from '../../../functions/core/media/inspect-svg.ts';
import { DRAWINGS, mutatedDrawings, tagSoup } from './svg-documents.ts';

const problemOf = (source: string) => inspectSvg(new TextEncoder().encode(source)).problem;
const svg = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${content}</svg>`;

describe('an SVG with every kind of markup', () => {
  it.each(DRAWINGS)('is accepted if it is well-formed (%#)', (source) => {
    expect(problemOf(source)).toBeUndefined();
  });

  it('is accepted or refused, never thrown at, however it is broken', () => {
    fc.assert(
      fc.property(fc.oneof(mutatedDrawings, tagSoup), (source) => {
        expect(problemOf(source)?.code).toBeOneOf([undefined, 'svg-active', 'svg-syntax']);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('an SVG that is not well-formed', () => {
  it.each([
    ['mismatched elements', svg('<a><b></a></b>')],
    ['an end tag that closes nothing', `${svg('')}</svg>`],
    ['no element', '<?xml version="1.0"?><!-- <svg/> -->'],
    ['a second root', `${svg('')}${svg('')}`],
    ['text before the root', `&#32;${svg('')}`],
    ['text after the root', `${svg('')} x`],
    ['a CDATA section outside the root', `${svg('')}<![CDATA[ ]]>`],
    ['an attribute twice', svg('<g a="1" a="1"/>')],
    ['an attribute twice by two prefixes', svg('<g xmlns:a="urn:x" xmlns:b="urn:x" a:c="" b:c=""/>')],
    ['attributes without a space between', svg('<g a="1"b="2"/>')],
    ['an attribute without a value', svg('<g hidden/>')],
    ['an attribute without an end', '<svg xmlns="http://www.w3.org/2000/svg'],
    ['a bare ampersand', svg('R&D')],
    ['a bare ampersand in an attribute', svg('<g a="R&D"/>')],
    ['an entity in capitals', svg('&LT;')],
    ['a reference to a forbidden character', svg('&#0;')],
    ['a reference beyond Unicode', svg('&#x110000;')],
    ['a reference to half a pair', svg('&#xD800;')],
    ['a forbidden character', svg('\u0001')],
    ['a "<" in an attribute', svg('<g a="<"/>')],
    ['"]]>" in a text', svg(']]>')],
    ['a CDATA section without end', svg('<![CDATA[')],
    ['"--" in a comment', svg('<!-- a -- b -->')],
    ['a comment without end', svg('<!-- ')],
    ['an XML declaration after a space', ` <?xml version="1.0"?>${svg('')}`],
    ['an XML declaration without a version', `<?xml encoding="UTF-8"?>${svg('')}`],
    ['XML 1.1', `<?xml version="1.1"?>${svg('')}`],
    ['a second byte order mark', `\uFEFF\uFEFF${svg('')}`],
    ['a name that begins with a digit', svg('<1/>')],
    ['a name with two colons', svg('<xlink:a:b/>')],
    ['a space before a name', svg('< g/>')],
    ['an undeclared prefix of an attribute', svg('<g x:a=""/>')],
    ['a prefix that is out of scope', svg('<g xmlns:x="urn:x"/><x:g/>')],
    ['a prefix undeclared again', svg('<g xmlns:x=""/>')],
    ['the prefix xml bound anew', svg('<g xmlns:xml="urn:x"/>')],
    ['the prefix xmlns bound', svg('<g xmlns:xmlns="http://www.w3.org/2000/xmlns/"/>')],
    ['the prefix xmlns on an element', svg('<xmlns:g/>')],
    ['the namespace of XML under another prefix', svg('<g xmlns:x="http://www.w3.org/XML/1998/namespace"/>')],
    ['a truncated tag', '<svg xmlns="http://www.w3.org/2000/svg"'],
    ['a truncated attribute', '<svg x'],
    ['nothing but the beginning of a tag', '<svg><'],
  ])('is refused with %s', (_, source) => {
    expect(problemOf(source)).toMatchObject({ code: 'svg-syntax', severity: 'error' });
  });

  it.each([
    ['spaces', `<svg ${' '.repeat(400_000)}`],
    ['ampersands', svg('&'.repeat(400_000))],
    ['references', svg(`<g a="${'&lt;'.repeat(100_000)}<"/>`)],
    ['brackets', svg(`${']'.repeat(400_000)}>`)],
    ['hyphens', svg(`<!--${'- '.repeat(200_000)}`)],
    ['starts of comments', svg('<!--'.repeat(100_000))],
    [
      'prefixes',
      svg(`${Array.from({ length: 20_000 }, (_, index) => `<a xmlns:p${index}="u"/>`).join('')}<p1:a/>`),
    ],
    [
      'attributes',
      svg(`<g ${Array.from({ length: 40_000 }, (_, index) => `a${index}=""`).join(' ')} a1=""/>`),
    ],
    ['a long name', svg(`<${'é'.repeat(200_000)}`)],
    ['space in an XML declaration', `<?xml version="1.0"${' '.repeat(400_000)}${svg('')}`],
  ])('is refused with hundreds of kilobytes of %s', (_, source) => {
    expect(problemOf(source)?.code).toBe('svg-syntax');
  });

  it('is refused where it is wrong', () => {
    expect(problemOf(svg('\n<b>&nbsp;</b>'))).toMatchObject({ line: 2, column: 9 });
    expect(problemOf(svg('\n<a><b></a></b>'))).toMatchObject({ line: 2, column: 10 });
    expect(problemOf(svg('\n<a>\0</a>'))).toMatchObject({ line: 2, column: 4 });
  });

  it('is refused in few words, however long its names are', () => {
    const name = 'é'.repeat(200_000);

    for (const content of [
      `<${name}>`,
      `<x:${name}/>`,
      `<g on${name}=""/>`,
      `<a><set attributeName="on${name}"/></a>`,
    ]) {
      expect(problemOf(svg(content))?.message.length).toBeLessThan(400);
    }
  });
});
