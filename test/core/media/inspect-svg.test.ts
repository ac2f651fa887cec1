import { describe, expect, it } from 'vitest';
import { inspectMedia } from '../../../functions/core/media/inspect-media.ts';

const inspect = (source: string) => {
  const head = new TextEncoder().encode(source);
  return inspectMedia('media/drawing.svg', head, head.length);
};
const svg = (content: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${content}</svg>`;

describe('an SVG that only draws', () => {
  it.each([
    ['shapes', svg('<path d="M0 0 L1 1" fill="#fff"/>')],
    [
      'an XML declaration and comments before it',
      `\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<!-- by hand - yes -->${svg('')}`,
    ],
    [
      'references within itself',
      svg(
        '<g id="a"/><use href="#a"/><use xlink:href="#a"/><rect fill="url(#g)" style="mask: url(\'#m\')"/>',
      ),
    ],
    [
      'an internal style sheet',
      svg('<style>text { fill: url( "#g" ); }</style><style><![CDATA[a > b { x: y }]]></style>'),
    ],
    [
      'transforms and colours in function notation',
      svg('<g transform="translate(1 2) rotate(3)" fill="rgb(1, 2, 3)"/>'),
    ],
    ['an animation of a shape', svg('<rect><animate attributeName="opacity" values="0;1" dur="1s"/></rect>')],
    [
      'metadata of a drawing program',
      svg(
        '<metadata xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:li rdf:resource="http://purl.org/dc/"/></metadata>',
      ),
    ],
    ['a prefixed root', '<s:svg xmlns:s="http://www.w3.org/2000/svg"/>'],
    ['words about scripts', svg('<title>How to use &lt;script&gt; and onload</title>')],
  ])('is accepted with %s', (_, source) => {
    expect(inspect(source)).toMatchObject({ facts: { type: 'image/svg+xml' }, problems: [] });
  });
});

describe('an SVG that does more than draw', () => {
  it.each([
    ['a script', svg('<script>alert(1)</script>'), '<script>'],
    ['a script in another case', svg('<SCRIPT/>'), '<SCRIPT>'],
    [
      'a script in another namespace',
      svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>'),
      '<h:script>',
    ],
    ['a link of XHTML', svg('<a xmlns="http://www.w3.org/1999/xhtml" href="#">x</a>'), '<a>'],
    ['foreign HTML', svg('<foreignObject><b/></foreignObject>'), '<foreignObject>'],
    ['an event handler on the root', svg('', 'onload="alert(1)"'), 'onload'],
    ['an event handler in another case', svg('<rect onClick="x"/>'), 'onClick'],
    ['a javascript: link', svg('<a href="javascript:alert(1)">x</a>'), 'href'],
    [
      'a javascript: link with a break in it',
      svg('<a xlink:href=" java&#10;script:alert(1)">x</a>'),
      'xlink:href',
    ],
    ['a data: image', svg('<image href="data:image/png;base64,AA=="/>'), 'href'],
    ['a remote image', svg('<image href="https://tracker.example/p.gif"/>'), 'href'],
    ['a relative image', svg('<use href="other.svg#a"/>'), 'href'],
    ['a remote paint', svg('<rect fill="url(https://tracker.example/a#b)"/>'), 'url('],
    ['a remote paint in a style', svg('<rect style="fill: URL( //tracker.example )"/>'), 'URL('],
    ['a remote image set', svg('<style>a { background: image-set("x.png" 1x) }</style>'), 'image-set('],
    ['an @import', svg('<style>@IMPORT "x.css";</style>'), '@import'],
    [
      'an @import in a CDATA section',
      svg('<style><![CDATA[@imp]]><![CDATA[ort "x.css";]]></style>'),
      '@import',
    ],
    ['an @import around a comment', svg('<style>@imp<!-- -->ort "x.css";</style>'), '@import'],
    ['an @import around an element', svg('<style>@imp<g/>ort "x.css";</style>'), '<g>'],
    ['an @import around another style sheet', svg('<style>@imp<style/>ort "x.css";</style>'), '<style>'],
    ['a style sheet of XHTML', svg('<h:style xmlns:h="http://www.w3.org/1999/xhtml"/>'), '<h:style>'],
    [
      'a prefix bound anew to XHTML',
      svg('<g xmlns:p="urn:p"><p:a/><p:a xmlns:p="http://www.w3.org/1999/xhtml"/></g>'),
      '<p:a>',
    ],
    [
      'a default namespace bound anew to XHTML',
      svg('<g><a xmlns="http://www.w3.org/1999/xhtml"/></g>'),
      '<a>',
    ],
    ['a script written with references', svg('<a href="&#x6A;avascript:x"/>'), 'href'],
    [
      'a link under another prefix',
      svg('<a xmlns:l="http://www.w3.org/1999/xlink" l:href="http://x.example/"/>'),
      'l:href',
    ],
    ['an instruction at the end', `${svg('')}<?xsl a?>`, '<?xsl?>'],
    ['an escape in a style', svg('<style>@\\69mport "x.css";</style>'), 'escape'],
    ['an escape in a paint', svg('<rect fill="u\\72l(x)"/>'), 'escape'],
    [
      'an animated link',
      svg('<a><animate attributeName="xlink:href" values="javascript:x"/></a>'),
      'animation of xlink:href',
    ],
    ['a set event handler', svg('<set attributeName="onclick" to="alert(1)"/>'), 'animation of onclick'],
    ['a base address', svg('<g xml:base="https://tracker.example/"/>'), 'xml:base'],
    ['a style sheet instruction', `<?xml-stylesheet href="x.css"?>${svg('')}`, 'xml-stylesheet'],
    ['a document type', `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">${svg('')}`, 'DOCTYPE'],
    ['entities', `<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>${svg('&c;')}`, 'DOCTYPE'],
  ])('is refused with %s', (_, source, found) => {
    const { facts, problems } = inspect(source);

    expect(facts).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'svg-active', severity: 'error', line: 1 }]);
    expect(problems[0]?.message).toContain(found);
  });
});

describe('an SVG that is not well-formed', () => {
  it.each([
    ['an open element', '<svg xmlns="http://www.w3.org/2000/svg"><g></svg>'],
    ['an unknown entity', svg('&nbsp;')],
    ['an unbound prefix', '<svg xmlns="http://www.w3.org/2000/svg"><x:g/></svg>'],
    ['an attribute without quotes', '<svg xmlns="http://www.w3.org/2000/svg" width=1/>'],
    ['something after the root', `${svg('')}<g/>`],
    ['no namespace', '<svg width="1"/>'],
    ['another encoding', `<?xml version="1.0" encoding="ISO-2022-JP"?>${svg('')}`],
    ['the SVG namespace with a space', '<svg xmlns=" http://www.w3.org/2000/svg"/>'],
    ['elements nested without end', `<svg xmlns="http://www.w3.org/2000/svg">${'<g>'.repeat(100_000)}`],
  ])('is refused with %s', (_, source) => {
    expect(inspect(source)).toMatchObject({ problems: [{ code: 'svg-syntax', severity: 'error' }] });
  });

  it('is refused when it is not UTF-8', () => {
    const head = Uint8Array.from(svg('\xe4'), (character) => character.charCodeAt(0));

    expect(inspectMedia('media/drawing.svg', head, head.length)).toMatchObject({
      problems: [{ code: 'svg-syntax' }],
    });
  });

  it('names the place', () => {
    expect(inspect(svg('\r\n<g>\r\n  <b onload="x"/></g>')).problems[0]).toMatchObject({
      line: 3,
      column: 6,
    });
    expect(inspect('<svg xmlns="http://www.w3.org/2000/svg">\n<g></svg>').problems[0]).toMatchObject({
      line: 2,
    });
  });
});
