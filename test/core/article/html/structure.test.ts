import { describe, expect, it } from 'vitest';
import { sanitise } from '../../../../functions/core/article/html/sanitise.ts';
import { Report } from '../../../../functions/core/kernel/problem.ts';

const CONTEXT = { key: 'articles/a.md', slug: 'a' };

// What html5lib's strict parser complains of (HTML 13.2.6), and what becomes of it.
const REPAIRS: readonly (readonly [string, string, string])[] = [
  ['an element left open', '<p>a<b>b', '<p>a<b>b</b></p>'],
  ['end tags without a start', 'a</b></p></div>', 'a'],
  ['crossing elements', '<p><b>a<i>b</b>c</i></p>', '<p><b>a<i>b</i></b>c</p>'],
  ['a paragraph in a paragraph', '<p>a<p>b', '<p>a</p><p>b</p>'],
  ['a list in a paragraph', '<p>a<ul><li>b</ul>c</p>', '<p>a</p><ul><li>b</li></ul>c'],
  [
    'a block in phrasing in a paragraph',
    '<p>a<em>b<div>c</div></em></p>',
    '<p>a<em>b</em></p><em><div>c</div></em>',
  ],
  [
    'a linked block in a paragraph',
    '<p><a href="#x"><h2>a</h2></a></p>',
    '<a href="https://site.invalid/articles/a/#a--x"><h2>a</h2></a>',
  ],
  ['a heading in a heading', '<h2>a<h3>b</h3></h2>', '<h2>a</h2><h3>b</h3>'],
  ['a block in a heading', '<h2>a<div>b</div></h2>', '<h2>a b</h2>'],
  ['blocks as lines of code', '<pre><div>a</div><div>b</div></pre>', '<pre>a\nb</pre>'],
  [
    'a link in a link',
    '<a href="tel:1">a<a href="tel:2">b</a></a>',
    '<a href="tel:1">a</a><a href="tel:2">b</a>',
  ],
  [
    'a link in a block in a link',
    '<a href="tel:1"><div><a href="tel:2">b</a></div></a>',
    '<a href="tel:1"><div>b</div></a>',
  ],
  ['an item outside a list', '<li>a<li>b', '<ul><li>a</li><li>b</li></ul>'],
  ['text and lists directly in a list', '<ul>a<ul><li>b</ul></ul>', '<ul><li>a<ul><li>b</li></ul></li></ul>'],
  ['a term outside a list', '<dt>a<dd>b', '<dl><dt>a</dt><dd>b</dd></dl>'],
  ['a grouped definition', '<dl><div><dt>a</dt><dd>b</dd></div></dl>', '<dl><dt>a</dt><dd>b</dd></dl>'],
  ['a table without its middle', '<table><td>a', '<table><tbody><tr><td>a</td></tr></tbody></table>'],
  [
    'a table with text between',
    '<table>a<tr>b<td>c</table>',
    '<table><tbody><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></tbody></table>',
  ],
  ['cells outside a table', '<td>a</td><tr>b</tr>', 'ab'],
  [
    'columns',
    '<table><colgroup><col></colgroup><tr><th scope="col">a</table>',
    '<table><tbody><tr><th scope="col">a</th></tr></tbody></table>',
  ],
  [
    'an end tag that would leave its cell',
    '<b><table><td>a</b>c</table></b>',
    '<b><table><tbody><tr><td>ac</td></tr></tbody></table></b>',
  ],
  ['a ruby text outside ruby', '<rt>a</rt><ruby>b<rt>c<rt>d</ruby>', 'a<ruby>b<rt>c</rt><rt>d</rt></ruby>'],
  ['a source outside a player', '<source src="/media/a.mp3">a', 'a'],
  [
    'text in a player',
    '<audio src="/media/a.mp3">a<b>c</b></audio>',
    '<audio src="https://site.invalid/media/a.mp3" controls></audio>',
  ],
  ['captions out of place', '<figcaption>a</figcaption><summary>b</summary>', '<div>a</div><div>b</div>'],
  ['a void element with an end', '<br></br><hr>a</hr>', '<br /><br /><hr />a'],
  ['an attribute given twice', '<p lang="de" lang="en">a</p>', '<p lang="de">a</p>'],
  ['an empty address', '<a href="">a</a><img src="">', 'a'],
  ['empty elements', '<p> </p><div><b></b></div><ul> </ul>a', '  a'],
  [
    'elements of other vocabularies',
    '<main><strike>a</strike><tt>b</tt></main><font>c</font>',
    '<div><s>a</s><code>b</code></div>c',
  ],
];

describe('the structure of sanitised HTML', () => {
  it.each(REPAIRS)('is sound in spite of %s', (_, html, expected) => {
    expect(sanitise(html, CONTEXT, new Report())).toBe(expected.trim());
  });
});
