import type { PublishedArticle } from '../article/article.ts';
import { type Html, html } from '../kernel/markup.ts';
import type { PublishedSite } from '../site/site.ts';
import type { DateStyle } from './date-markup.ts';
import type { Words } from './words/words.ts';
import { primaryLanguage, wordsFor } from './words.ts';

/** The language of a page, or of one article on it: its direction, its dates and the words of the page itself. */
export interface Voice {
  readonly dates: DateStyle;
  /** ` lang="…"`, and ` dir="…"` where it changes, for the element that holds the text. */
  readonly attributes: Html;
  /** The words without markup, for attributes and titles. */
  readonly words: Words;
  /** One of the words as HTML. If it is in another language than the page, it says so (WCAG 2.2, 3.1.2). */
  say(word: keyof Words): Html;
}

/** The voice of the site's pages. */
export function siteVoice(site: PublishedSite): Voice {
  const direction = directionOf(site.language) === 'rtl' ? html` dir="rtl"` : html``;
  return voice(site.language, site, html` lang="${site.language}"${direction}`);
}

/** The voice of one article on a page of the site: the site's, unless the article is in another language. */
export function articleVoice(article: PublishedArticle, site: PublishedSite): Voice {
  const { language = site.language } = article;
  if (language === site.language) return voice(language, site, html``);
  const direction = directionOf(language);
  const turned = direction !== directionOf(site.language) && html` dir="${direction}"`;
  return voice(language, site, html` lang="${language}"${turned}`);
}

function voice(language: string, site: PublishedSite, attributes: Html): Voice {
  const found = wordsFor(language, site.language);
  const isOwn = isSame(language, found.language);
  return {
    // An article in `en` on a site in `en-GB` has the dates of the site: its readers are the same.
    dates: { language: isSame(language, site.language) ? site.language : language, timeZone: site.timeZone },
    attributes,
    words: found.words,
    say: (word) => {
      const text = found.words[word];
      return isOwn ? html`${text}` : html`<span lang="${found.language}">${text}</span>`;
    },
  };
}

function isSame(language: string, other: string): boolean {
  return primaryLanguage(language) === primaryLanguage(other);
}

/** Scripts written from right to left. */
const RIGHT_TO_LEFT_SCRIPTS: ReadonlySet<string> = new Set([
  'Adlm',
  'Arab',
  'Hebr',
  'Mand',
  'Mend',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
  'Yezi',
]);

/** The direction in which a language is written, by the script in its tag or else its most likely script. */
function directionOf(language: string): 'ltr' | 'rtl' {
  try {
    const script = new Intl.Locale(language).maximize().script ?? '';
    return RIGHT_TO_LEFT_SCRIPTS.has(script) ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}
