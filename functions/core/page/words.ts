import { ARABIC } from './words/arabic.ts';
import { ENGLISH } from './words/english.ts';
import { FRENCH } from './words/french.ts';
import { GERMAN } from './words/german.ts';
import { GREEK } from './words/greek.ts';
import { JAPANESE } from './words/japanese.ts';
import { SPANISH } from './words/spanish.ts';

/** The words of the pages themselves, in one language. */
export interface Words {
  readonly skipToContent: string;
  readonly sections: string;
  readonly feeds: string;
  readonly tags: string;
  readonly by: string;
  readonly updated: string;
  readonly follow: string;
  readonly home: string;
  readonly noArticles: string;
  readonly files: string;
  readonly firstPublishedAt: string;
  readonly notFound: string;
  readonly notFoundAdvice: string;
  readonly languages: string;
  readonly allFeeds: string;
  readonly isFeed: string;
  readonly feedAdvice: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyCode: string;
  readonly headlinesElsewhere: string;
  readonly openInReader: string;
  readonly otherFormats: string;
  readonly fullText: string;
  readonly summariesOnly: string;
  readonly latestArticles: string;
  readonly moved: string;
  readonly movedTo: string;
  readonly ended: string;
  readonly endedAdvice: string;
  readonly authors: string;
  /** Feeds with articles from several sections. */
  readonly selections: string;
  readonly feedsAdvice: string;
}

const WORDS: Readonly<Record<string, Words>> = {
  en: ENGLISH,
  de: GERMAN,
  es: SPANISH,
  fr: FRENCH,
  el: GREEK,
  ar: ARABIC,
  ja: JAPANESE,
};

/** The words of the first of the languages that has some, and that language. English if none has. */
export function wordsFor(...languages: readonly string[]): {
  /** The primary language subtag. */
  readonly language: string;
  readonly words: Words;
} {
  for (const tag of languages) {
    const language = primaryLanguage(tag);
    if (Object.hasOwn(WORDS, language)) return { language, words: WORDS[language]! };
  }
  return { language: 'en', words: ENGLISH };
}

/** `pt` for `pt-BR`. */
export function primaryLanguage(tag: string): string {
  return tag.toLowerCase().split('-', 1)[0] ?? '';
}
