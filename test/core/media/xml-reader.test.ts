import { describe, expect, it } from 'vitest';
import { XmlFault } from '../../../functions/core/media/xml-fault.ts';
import { readXml } from '../../../functions/core/media/xml-reader.ts';

const read = (source: string) => [...readXml(source)];
const svg = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${content}</svg>`;

describe('a document that is read', () => {
  it('gives its names with their namespaces, which an inner declaration changes for its element only', () => {
    const source =
      '<a xmlns="urn:1" xmlns:p="urn:2" b="" p:c=""><p:d xmlns:p="urn:3" xmlns=""><e/></p:d><p:f/></a>';
    const names = read(source).flatMap((event) =>
      event.kind === 'open' ? [event.element, ...event.element.attributes] : [],
    );
    const xmlns = 'http://www.w3.org/2000/xmlns/';
    expect(names.map(({ name, uri }) => [name, uri])).toEqual([
      ['a', 'urn:1'],
      ['xmlns', xmlns],
      ['xmlns:p', xmlns],
      ['b', ''],
      ['p:c', 'urn:2'],
      ['p:d', 'urn:3'],
      ['xmlns:p', xmlns],
      ['xmlns', xmlns],
      ['e', ''],
      ['p:f', 'urn:2'],
    ]);
  });

  it('gives its text with references replaced, except in CDATA sections', () => {
    const texts = read('<a> &lt;&#65;&#x1F600;<!-- no --><![CDATA[&lt;<b>]]> </a>\n').flatMap((event) =>
      event.kind === 'text' ? [event.text] : [],
    );
    expect(texts).toEqual([' <A\u{1F600}', '&lt;<b>', ' ']);
  });

  it('gives attribute values on one line, but keeps the breaks that references stand for', () => {
    const [root] = read('<a b="1\n2\t3&#10;4"/>');
    expect(root).toMatchObject({ element: { attributes: [{ value: '1 2 3\n4' }] } });
  });

  it('gives the encoding that it declares, and its instructions', () => {
    expect(read("<?xml version='1.0' encoding='x-y'?><?p q?><a/>")).toMatchObject([
      { kind: 'declaration', encoding: 'x-y' },
      { kind: 'instruction', target: 'p' },
      { kind: 'open' },
      { kind: 'close' },
    ]);
  });

  it('is not read beyond a DOCTYPE', () => {
    const events = readXml('<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>');
    expect(events.next().value).toMatchObject({ kind: 'doctype', at: 0 });
    expect(() => events.next()).toThrow(XmlFault);
  });
});

describe('a document that is not well-formed', () => {
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
    expect(() => read(source)).toThrow(XmlFault);
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
    expect(() => read(source)).toThrow(XmlFault);
  });

  it('is refused where it is wrong', () => {
    expect(() => read('<a>\n<b>&nbsp;</b></a>')).toThrow(expect.objectContaining({ at: 7 }));
    expect(() => read('<a><b></a></b>')).toThrow(expect.objectContaining({ at: 6 }));
    expect(() => read('<a>\0</a>')).toThrow(expect.objectContaining({ at: 3 }));
  });
});
