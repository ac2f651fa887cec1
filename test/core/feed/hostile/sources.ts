import { HTML_VECTORS } from '../../article/xss/vectors.ts';

/** Each character that ingest takes out of every text: XML forbids it, or a validator takes it for broken encoding. */
export const FORBIDDEN_CHARACTERS: readonly string[] = [
  ...range(0x00, 0x08),
  ...range(0x0b, 0x0c),
  ...range(0x0e, 0x1f),
  ...range(0x7f, 0x9f),
  '\uD800',
  '\uDBFF',
  '\uDC00',
  '\uDFFF',
  '\uDC00\uD800',
  '\uFDD0',
  '\uFFFD',
  '\uFFFE',
  '\uFFFF',
  '\u{1FFFE}',
  '\u{10FFFF}',
];

function range(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index));
}

/** A `.json` source that has `character` wherever it states a text: JSON can hold any. */
export function sourceWith(character: string): string {
  const text = `a${character}b`;
  return JSON.stringify({
    title: text,
    summary: text,
    content_html: `<p title="${text}">${text}</p>`,
    tags: [text],
    authors: [{ name: text }],
    image: '/media/a.png',
    attachments: [{ url: '/media/a.mp3', mime_type: 'audio/mpeg', title: text }],
    _broadsheet: {
      section: text,
      image_alt: text,
      image_caption: text,
      image_credit: text,
      source: { title: text, url: 'https://wire.example/feed' },
    },
  });
}

/** Bodies of HTML that no feed may carry as they are. */
export const HOSTILE_BODIES: readonly string[] = [
  ...Object.values(HTML_VECTORS),
  '<p>a ]]> b ]]> c</p><![CDATA[ d ]]><!-- ]]> -->',
  '<p>&nbsp;&euro;&#0;&#x80;&#x3;&#xD800;&#xFFFE;&#x10FFFF;&#x110000;&bogus;&amp;amp;</p>',
  '<p>Ã© &Atilde;&copy; &#xC3;&#xA9;</p>',
  '<div><p>one<p>two<b>three<i>four</b>five</i><table><td>six</table>',
  '<ul><p>a<li>b<ol>c</ul></li></ol>',
  '<table><tr><p>a</p><td>b<table><tr><td>c</table>',
  '<a href="a">a<a href="b">b</a></a>',
  '<a href="../x?y=1&z=2#&quot;">a</a><a href="#n">n</a><a href="//a.example">b</a><a href="mailto:a@b.example?subject=a b">c</a>',
  '<img src="a b.png" srcset="a.png 1x, /media/b,c.png 2x, javascript:x 3x" sizes="100vw" alt=\'"\'>',
  '<video src="/media/a.mp4" poster="p.png" controls><source src="b.webm" type="video/webm"><track src="c"></video>',
  '<picture><source srcset="/media/a.avif"><img src="/media/a.png"></picture>',
  '<math><mi>x</mi></math><svg><circle r="1"/></svg><canvas>a</canvas><x-y>b</x-y>',
  '<iframe src="https://a.example/"></iframe><object data="a"></object><embed src="b">',
  '<p style="color:red;position:fixed" class="a" id="b" data-c="d" onclick="e()" dir="rtl" lang="he">a</p>',
  '<pre>\n\n  a\tb\n</pre><code>&lt;b&gt;</code><kbd>c</kbd><ruby>漢<rt>kan</rt></ruby>',
  '<h1 align=center><font color=red><blink><marquee>a</marquee></blink></font></h1><center>b</center>',
  '<details open><summary>a</summary>b</details><figure><figcaption>c</figcaption></figure><hr><br><wbr>d',
  '<form action="/a"><input name=b><textarea>c</textarea><button>d</button></form>',
  '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "b">]><p>&a;</p>',
  '<p>text with < and > and & and " and \' alone</p>',
  '</p></div></body></html></item></channel></rss><p>after the end</p>',
  `<p>${'<b>'.repeat(200)}deep${'</b>'.repeat(200)}</p>`,
];
