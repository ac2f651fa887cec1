import { describe, expect, it } from 'vitest';
import { sanitise } from '../../../../functions/core/article/html/sanitise.ts';
import { Report } from '../../../../functions/core/kernel/problem.ts';
import { HTML_VECTORS } from '../xss/vectors.ts';
import { expectHarmless, seen } from './seen-html.ts';

const CONTEXT = { key: 'articles/world/a.md', slug: 'a' };
const clean = (html: string) => sanitise(html, CONTEXT, new Report());

function problemsOf(html: string) {
  const report = new Report();
  sanitise(html, CONTEXT, report);
  return report.problems;
}

describe('sanitise', () => {
  it.each(Object.entries(HTML_VECTORS))('leaves nothing that runs of %s', (_, vector) => {
    expectHarmless(clean(vector));
  });

  it('names what it took out in one warning', () => {
    const problems = problemsOf(
      '<script>a</script><script>b</script><p onclick="x" style="y">z<a href="javascript:x">w</a><x-card>k</x-card>',
    );

    expect(problems).toMatchObject([{ code: 'html-removed', severity: 'warning' }]);
    for (const part of [
      '2 <script> elements',
      '1 onclick attribute',
      '1 style attribute',
      '1 javascript: address',
      '1 <x-card> element',
    ]) {
      expect(problems[0]?.message).toContain(part);
    }
  });

  it.each([
    '<p class="a" id="b" data-x="y">x</p>',
    '<div><span style>x</span></div><center>y</center>',
    '<a href="https://e.org/" target="_blank" rel="noopener">x</a>',
    '<picture><source srcset="a.webp"><img src="/media/a.jpg" alt="" loading="lazy" srcset="b 2x"></picture>',
  ])('says nothing of what nobody will miss in %j', (html) => {
    expect(problemsOf(html).filter(({ message }) => !message.includes('style'))).toEqual([]);
  });

  it('puts a link in the place of an embedded page', () => {
    expect(clean('<iframe src="https://www.youtube.com/embed/x" title="The flood"></iframe>')).toBe(
      '<p><a href="https://www.youtube.com/embed/x">The flood</a></p>',
    );
    expect(clean('<p>a<embed src="//e.org/b">')).toBe('<p>a</p><p><a href="https://e.org/b">e.org/b</a></p>');
    expect(clean('<object data="data:x">fallback</object><iframe src="javascript:x"></iframe>')).toBe('');
  });

  it.each([
    ['other.md', 'https://site.invalid/articles/other/'],
    ['../sport/2026-11-23-Big%20Win.md#goal', 'https://site.invalid/articles/big-win/#big-win--goal'],
    ['/articles/sport/match/index.md', 'https://site.invalid/articles/match/'],
    ['../../media/x.pdf', 'https://site.invalid/media/x.pdf'],
    ['/media/x y.pdf?a=1&b=2', 'https://site.invalid/media/x%20y.pdf?a=1&amp;b=2'],
    ['#notes', 'https://site.invalid/articles/a/#a--notes'],
    ['//e.org/x', 'https://e.org/x'],
    ['HTTP://E.org', 'http://e.org/'],
    ['mailto:a@e.org', 'mailto:a@e.org'],
    ['tel:+49 30', 'tel:+49%2030'],
    [' https://e.org/\n', 'https://e.org/'],
  ])('makes the link %j absolute', (href, expected) => {
    expect(clean(`<a href="${href.replaceAll('&', '&amp;')}">x</a>`)).toBe(`<a href="${expected}">x</a>`);
  });

  it('keeps ids apart from those of other articles, and each once', () => {
    expect(clean('<h2 id="x">a</h2><h3 id="x">b</h3><p><a name="y"></a>c</p>')).toBe(
      '<h2 id="a--x">a</h2><h3>b</h3><p><a id="a--y"></a>c</p>',
    );
  });

  it('warns once of pictures without alternative text', () => {
    const problems = problemsOf(
      '<img src="/media/a.jpg"><img src="/media/b.jpg"><img src="/media/c.jpg" alt="">',
    );

    expect(problems).toMatchObject([{ code: 'image-alt-missing' }]);
    expect(problems[0]?.message).toContain('2 pictures');
  });

  it('warns of files beside the article, which are not published', () => {
    expect(problemsOf('<img src="photo.jpg" alt="x"><a href="other/">y</a>')).toMatchObject([
      { code: 'media-outside' },
    ]);
  });

  it('takes the picture itself where a page loads it late, and none without an address', () => {
    expect(clean('<img src="data:image/gif;base64,R0" data-src="/media/a.jpg" alt="x"><img alt="y">')).toBe(
      '<img src="https://site.invalid/media/a.jpg" alt="x" />',
    );
  });

  it('keeps code and its language, and quotation marks only as entities', () => {
    expect(clean('<pre class="x"><code class="hljs language-ts">a < "b"\n</code></pre>')).toBe(
      '<pre><code class="language-ts">a &lt; &quot;b&quot;\n</code></pre>',
    );
  });

  it('flattens what lies too deep, keeps the text and says so', () => {
    const html = `${'<div>'.repeat(5000)}deep${'</div>'.repeat(5000)}`;

    expect(clean(html)).toContain('deep');
    expect(seen(clean(html)).elements).toHaveLength(100);
    expect(problemsOf(html)).toMatchObject([{ code: 'html-flattened' }]);
  });
});
