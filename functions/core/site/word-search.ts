import type { Article } from '../article/article.ts';
import { plainTextOf } from '../kernel/html-text.ts';

/** Scripts without spaces between words: a phrase may stand anywhere among their letters. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Finds words and phrases in the title, summary and text of an article. Case and punctuation do not matter. */
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

/** The words in lower case, with one space before and after each. */
function folded(text: string): string {
  return ` ${text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()} `;
}
