import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALLOWED_ELEMENTS } from '../../../../functions/core/article/html/elements.ts';
import { sanitise } from '../../../../functions/core/article/html/sanitise.ts';
import { Report } from '../../../../functions/core/kernel/problem.ts';
import { expectHarmless } from './seen-html.ts';

const clean = (html: string) => sanitise(html, { key: 'articles/world/a.md', slug: 'a' }, new Report());

describe('sanitise', () => {
  const names = fc.constantFrom(
    ...ALLOWED_ELEMENTS,
    'script',
    'svg',
    'math',
    'form',
    'input',
    'button',
    'font',
    'article',
    'iframe',
    'template',
    'select',
    'option',
    'colgroup',
    'body',
    'title',
    'object',
    'textarea',
    'noscript',
    'nobr',
    'plaintext',
    'xmp',
  );
  const attributes = fc.constantFrom(
    '',
    ' href="x.md"',
    ' href=#a',
    ' id=a',
    ' src=/media/x.jpg',
    ' onclick=x',
    ' title="a &quot;<b>"',
    ' a"b=c',
    ' =x',
    ' class="language-js"',
    ' name=q',
    ' cite=https://x.y/',
    ' open',
    ' controls',
    ' href="javascript:x"',
    ' width="5"',
  );
  const soup = fc
    .array(
      fc.oneof(
        fc.tuple(names, attributes).map(([name, attribute]) => `<${name}${attribute}>`),
        names.map((name) => `</${name}>`),
        fc.constantFrom(
          'x',
          ' ',
          '\n',
          '"',
          '&amp;',
          '&#x80;',
          '&nbsp;',
          '<',
          '<!-- c -->',
          ']]>',
          '</br>',
          '&lt;p&gt;',
        ),
        fc.string({ unit: 'binary', maxLength: 5 }),
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join(''));

  it('gives allowed, well-nested HTML for any tag soup', () => {
    fc.assert(
      fc.property(soup, (html) => expectHarmless(clean(html))),
      { numRuns: 500 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(soup, (html) => {
        const once = clean(html);
        expect(clean(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });
});
