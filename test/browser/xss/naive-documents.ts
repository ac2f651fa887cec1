import { marked } from 'marked';
import { MARKDOWN_TRICKS } from '../../core/article/xss/markdown-tricks.ts';
import { ODD_WORDS } from '../../core/article/xss/odd-words.ts';
import { STATED_ADDRESSES } from '../../core/article/xss/stated-addresses.ts';
import { HTML_VECTORS } from '../../core/article/xss/vectors.ts';
import type { ServedDocument } from './run-documents.ts';

/** Each vector, by its name, on a page that was put together without a thought: what shows that it is one. */
export const NAIVE_DOCUMENTS: ReadonlyMap<string, ServedDocument> = new Map([
  ...naive(HTML_VECTORS, (html) => html),
  ...naive(MARKDOWN_TRICKS, (markdown) => marked.parse(markdown, { async: false })),
  ...naive(
    ODD_WORDS,
    (word) =>
      `<h1>${word}</h1><p title="${word}">x</p><p title='${word}'>x</p><script>a = "${word}";</script>
<script>a = '${word}';</script><script>a = \`${word}\`;</script><a href="${word}">x</a><p ${word}>x</p>`,
  ),
  ...naive(
    STATED_ADDRESSES,
    (address) =>
      `<a href="${address}">x</a><img src="${address}"><img src='${address}'><iframe src="${address}"></iframe>`,
  ),
]);

function* naive(
  vectors: Readonly<Record<string, string>>,
  render: (vector: string) => string,
): Generator<[name: string, ServedDocument]> {
  for (const [name, vector] of Object.entries(vectors)) {
    yield [name, { body: `<!doctype html><title>naive</title><body>${render(vector)}` }];
  }
}
