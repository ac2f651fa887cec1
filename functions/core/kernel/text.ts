/**
 * What XML 1.0 forbids (section 2.2), what html5lib and the W3C validator complain of (U+007F-9F, U+FFFD,
 * noncharacters), and lone surrogates.
 */
const UNWANTED = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\uFFFD\p{Noncharacter_Code_Point}\p{Surrogate}]/gu;

/** U+0080-9F as windows-1252 means them: what they are in nearly every text that holds them. */
const WINDOWS_1252 =
  '\u20AC\0\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\0\u017D\0' +
  '\0\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\0\u017E\u0178';

export interface CleanedText {
  readonly text: string;
  /** Characters dropped or replaced. */
  readonly changed: number;
  /** 1-based line of the first of them. */
  readonly line: number;
}

/** `text` with line feeds for line ends and no character that a feed must not carry. */
export function cleanCharacters(text: string): CleanedText {
  const unified = text.replace(/\r\n?/g, '\n');
  let changed = 0;
  let firstIndex = 0;
  const cleaned = unified.replace(UNWANTED, (character, index: number) => {
    if (changed === 0) firstIndex = index;
    changed += 1;
    const mapped = WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? '';
    return mapped === '\0' ? '' : mapped;
  });
  return { text: cleaned, changed, line: changed === 0 ? 1 : lineAt(unified, firstIndex) };
}

/** The 1-based line that holds the character at `index`. */
export function lineAt(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < index; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** Clean, on one line, without white space around it. */
export function oneLine(text: string): string {
  return cleanCharacters(text).text.replace(/\s+/gu, ' ').trim();
}

/** At most `limit` UTF-16 units of `text`, cut after a word where there is one, with an ellipsis if cut. */
export function cutAtWord(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = text.slice(0, limit - 1);
  const space = head.lastIndexOf(' ');
  // Scripts without spaces (Japanese, Thai) are cut at the limit.
  const cut = space > limit / 2 ? head.slice(0, space) : head.replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.replace(/[\s,;:\u2013\u2014-]$/u, '')}\u2026`;
}
