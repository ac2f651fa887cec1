import type { Article } from '../article/article.ts';
import { plainTextOf } from '../kernel/html-text.ts';

/** Scripts that put no space between words: a phrase is found within any run of their letters. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Finds words and phrases in an article's title, summary and text, whatever their case and punctuation. */
export class WordSearch {
  readonly #article: Article;
  #words: string | undefined;

  constructor(article: Article) {
    this.#article = article;
  }

  has(phrase: string): boolean {
    // Only a site with such a rule pays for reading every article's text.
    this.#words ??= wordsOf(this.#article);
    const wanted = folded(phrase);
    return this.#words.includes(UNSPACED.test(phrase) ? wanted.trim() : wanted);
  }
}

function wordsOf({ title, summary = '', html }: Article): string {
  return folded([title, summary, plainTextOf(html)].join(' \n '));
}

/** Words in one case with one space on each side. */
function folded(text: string): string {
  return ` ${text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()} `;
}
