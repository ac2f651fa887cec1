import type { DataMistake } from './document.ts';

/** Where js-yaml stopped, 0-based. */
interface Mark {
  readonly line: number;
  readonly column: number;
}

/** js-yaml's terms, what they mean in an editor's words, and the usual remedy. */
const KNOWN: readonly (readonly [term: RegExp, reason: string, hint: string])[] = [
  [/duplicated/, 'a name is written twice', 'Remove one of the two lines with the same name.'],
  [/tab char/, 'a line is indented with a tab', 'Indent with spaces instead of tabs.'],
  [
    /alias|anchor/,
    'a "*" repeats a value that is not there, or values are repeated too often',
    'Put the value in quotes if it begins with & or *. Else write the values out.',
  ],
  [
    /\btag\b/,
    'a word begins with "!"',
    'Remove the word that begins with "!", or put the whole value in quotes.',
  ],
  [
    /end of the (?:stream|document) within a (?:single|double) quoted/,
    'a quotation mark is not closed',
    'Close the quotation mark at the end of the value.',
  ],
  [
    /unknown escape|hexadecimal/,
    'a backslash in double quotes has a special meaning',
    'Write two backslashes for one, or put the value in single quotes.',
  ],
  [
    /within a flow collection|missed comma/,
    'a bracket is not closed, or a comma is missing',
    'Close each [ with ] and each { with }, and put commas between the values.',
  ],
  [/nesting/, 'the values are nested too deeply', 'Take out brackets and levels of indentation.'],
  [
    /more than one document/,
    'the text holds more than one document (a second "---" line)',
    'Remove the line that begins with "---".',
  ],
];

/** A value that YAML takes apart unless it is in quotes. */
const NEEDS_QUOTES = /:\s|:$|^[@`%&*!|>{[]|["'].*["']./;

const LINE_OUT_OF_PLACE = [
  'a line does not fit the lines around it',
  'If the value holds a colon, put it in quotes. Else line it up with the lines above.',
] as const;

const NO_FIELD = [
  'a line is not a field with a value',
  'Write one field a line, such as "title: My title", with a space after the colon.',
] as const;

const UNKNOWN_HINT = 'Check quotes, brackets and indentation on this line and the one before.';

/**
 * Why `text` is not YAML, in an editor's words.
 * @param term - js-yaml's words for it; empty if it had none
 */
export function describeYamlMistake(term: string, text: string, mark?: Mark): DataMistake {
  const line = mark ? (text.split(/\r\n|\r|\n/)[mark.line] ?? '') : '';
  const [reason, hint] = wordsFor(term, line);
  return { reason, hint, ...(mark && { place: { line: mark.line + 1, column: mark.column + 1 } }) };
}

function wordsFor(term: string, line: string): readonly [reason: string, hint: string] {
  const known = KNOWN.find(([pattern]) => pattern.test(term));
  if (known) return [known[1], known[2]];
  const value = line.slice(line.indexOf(':') + 1).trim();
  if (NEEDS_QUOTES.test(value.slice(0, 200))) {
    return ['the value needs quotes', 'Put the value in quotes: title: "Floods: what we know".'];
  }
  if (term.includes('bad indentation')) return LINE_OUT_OF_PLACE;
  if (/document separator|after a mapping key|block mapping/.test(term)) return NO_FIELD;
  return [term === '' ? 'the text could not be read' : term, UNKNOWN_HINT];
}
