/** RFC 8259 section 2: what JSON is made of. Sticky, so that each matches only where the scan stands. */
const WHITE_SPACE = /[ \t\n\r]*/y;
const STRING = /"[^"\\\0-\x1F]*(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\0-\x1F]*)*"/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

type Expected = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'comma-or-end' | 'nothing';

/**
 * Where `text` stops being JSON: the 0-based index of the first token that cannot be there, its length if it
 * ends too early. JSON.parse says so for some mistakes only.
 */
export function firstJsonMistake(text: string): number {
  const closers: ('}' | ']')[] = [];
  let expected: Expected = 'value';
  let index = skip(WHITE_SPACE, text, 0);
  while (index < text.length) {
    const next = step(text, index, expected, closers);
    if (!next) return index;
    expected = next.expected;
    index = skip(WHITE_SPACE, text, next.index);
  }
  return index;
}

/** Reads one token; undefined if it is not one of those expected. */
function step(
  text: string,
  index: number,
  expected: Expected,
  closers: ('}' | ']')[],
): { index: number; expected: Expected } | undefined {
  const character = text[index];
  const afterValue = (): Expected => (closers.length === 0 ? 'nothing' : 'comma-or-end');
  if (character === closers.at(-1) && expected.endsWith('-or-end')) {
    closers.pop();
    return { index: index + 1, expected: afterValue() };
  }
  if (expected === 'comma-or-end' && character === ',') {
    return { index: index + 1, expected: closers.at(-1) === '}' ? 'name' : 'value' };
  }
  if (expected === 'colon' && character === ':') return { index: index + 1, expected: 'value' };
  const stringEnd = skip(STRING, text, index);
  if (expected.startsWith('name') && stringEnd > index) return { index: stringEnd, expected: 'colon' };
  if (!expected.startsWith('value')) return undefined;
  if (character === '{' || character === '[') {
    closers.push(character === '{' ? '}' : ']');
    return { index: index + 1, expected: character === '{' ? 'name-or-end' : 'value-or-end' };
  }
  const end = Math.max(stringEnd, skip(SCALAR, text, index));
  return end > index ? { index: end, expected: afterValue() } : undefined;
}

function skip(pattern: RegExp, text: string, index: number): number {
  pattern.lastIndex = index;
  return pattern.test(text) ? pattern.lastIndex : index;
}
