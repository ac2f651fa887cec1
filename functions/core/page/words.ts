import { ARABIC } from './words/arabic.ts';
import { ENGLISH } from './words/english.ts';
import { FRENCH } from './words/french.ts';
import { GERMAN } from './words/german.ts';
import { GREEK } from './words/greek.ts';
import { JAPANESE } from './words/japanese.ts';
import { SPANISH } from './words/spanish.ts';
import type { Words } from './words/words.ts';

const WORDS: Readonly<Record<string, Words>> = {
  en: ENGLISH,
  de: GERMAN,
  es: SPANISH,
  fr: FRENCH,
  el: GREEK,
  ar: ARABIC,
  ja: JAPANESE,
};

/** The words of the first of the languages that has some, with the language they are in; else English. */
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

/** `pt` of `pt-BR`. */
export function primaryLanguage(tag: string): string {
  return tag.toLowerCase().split('-', 1)[0] ?? '';
}
