import { plainTextOf } from '../../kernel/html-text.ts';

/** A heading, and the HTML it was taken out of. */
export interface TakenHeading {
  /** The heading's words. */
  readonly text: string;
  /** The HTML without it. */
  readonly rest: string;
}

// Both are for sanitised HTML: every `<` begins a tag, and no attribute holds a `>`.
const FIRST_HEADING = /<h1(?: [^>]*)?>(.*?)<\/h1>/s;
const LEADING_HEADING = /^(?:\s|<(?:div|section)(?: [^>]*)?>)*<(h[1-6])(?: [^>]*)?>/;

/** Takes the first `<h1>` out of sanitised HTML; undefined if there is none, or if it has no words. */
export function takeFirstHeading(html: string): TakenHeading | undefined {
  const match = FIRST_HEADING.exec(html);
  if (!match) return undefined;
  const text = plainTextOf(match[1] ?? '');
  return text === '' ? undefined : { text, rest: without(html, match.index, match[0].length) };
}

/** Removes the heading that sanitised HTML begins with if it repeats the title. */
export function dropRepeatedTitle(html: string, title: string): string {
  const match = LEADING_HEADING.exec(html);
  if (!match) return html;
  const start = match[0].lastIndexOf('<');
  const endTag = `</${match[1]}>`;
  const end = html.indexOf(endTag, start);
  if (end === -1) return html;
  const words = plainTextOf(html.slice(start, end));
  return comparable(words) === comparable(title) ? without(html, start, end + endTag.length - start) : html;
}

/** The words of the first paragraph that has any; without paragraphs, all words. */
export function firstParagraphText(html: string): string {
  for (const match of html.matchAll(/<p(?: [^>]*)?>(.*?)<\/p>/gs)) {
    const text = plainTextOf(match[1] ?? '');
    if (text !== '') return text;
  }
  return plainTextOf(html);
}

function without(html: string, start: number, length: number): string {
  return (html.slice(0, start) + html.slice(start + length)).trim();
}

function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
