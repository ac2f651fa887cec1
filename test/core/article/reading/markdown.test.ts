import { describe, expect, it } from 'vitest';
import { articleOf } from '../parse.ts';

const htmlOf = (...lines: string[]) => articleOf('articles/a.md', ['# T', '', ...lines].join('\n')).html;

describe('Markdown', () => {
  it('may hold tables', () => {
    const html = htmlOf('| a | b |', '|---|--:|', '| 1 | 2 |').replaceAll('\n', '');

    expect(html).toBe(
      '<table><thead><tr><th>a</th><th align="right">b</th></tr></thead><tbody><tr><td>1</td><td align="right">2</td></tr></tbody></table>',
    );
  });

  it('may hold task lists, whose boxes become characters', () => {
    expect(htmlOf('- [x] done', '- [ ] open')).toMatch(/☑ done.*☐ open/s);
  });

  it('may hold footnotes, whose links lead into the article itself', () => {
    const article = articleOf('articles/a.md', '# T\n\nHigh[^w] water.\n\n[^w]: A *note*.');

    expect(article.html).toContain(
      '<a href="https://site.invalid/articles/a/#a--fn-w" id="a--fn-ref-w">1</a>',
    );
    expect(article.html).toContain('<li id="a--fn-w">');
    expect(article.html).toContain('<a href="https://site.invalid/articles/a/#a--fn-ref-w">');
    expect(article.summary).toBe('High water.');
  });

  it('forgets the footnotes of the article before', () => {
    htmlOf('x[^1]', '', '[^1]: first');

    expect(htmlOf('x[^1]')).toBe('<p>x[^1]</p>');
  });

  it('may hold HTML, sanitised', () => {
    expect(htmlOf('a <kbd>b</kbd> <span onclick="x">c</span>', '', '<script>', 'x', '</script>')).toBe(
      '<p>a <kbd>b</kbd> c</p>',
    );
  });

  it('keeps the language of code', () => {
    expect(htmlOf('```ts', 'a < "b"', '```')).toBe(
      '<pre><code class="language-ts">a &lt; &quot;b&quot;\n</code></pre>',
    );
  });

  it('may be long and rich', () => {
    const paragraph = `${'Some *plain* words, a [link](https://e.org/) and `code`. '.repeat(20)}\n\n`;

    expect(htmlOf(paragraph.repeat(100)).match(/<p>/g)).toHaveLength(100);
  });
});
