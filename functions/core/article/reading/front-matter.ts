import { type DataDocument, type DataMistake, isMistake } from '../../data/document.ts';
import { parseJson } from '../../data/json.ts';
import { firstJsonMistake } from '../../data/json-syntax.ts';
import type { Report } from '../../kernel/problem.ts';
import { lineAt } from '../../kernel/text.ts';
import { fieldsIn, isFieldCountBearable } from '../fields/collect-fields.ts';
import type { Field } from '../fields/field.ts';
import { asRecord } from '../fields/field-values.ts';
import { MAX_FRONT_MATTER_BYTES } from '../limits.ts';
import { type FrontMatterLanguage, NAMED_TOML, nameOn, TOML, YAML } from './front-matter-languages.ts';
import { reportJsonMistake } from './json-source.ts';

/** A Markdown source in its two parts. */
export interface SplitSource {
  readonly fields: readonly Field[];
  readonly body: string;
  /** 1-based line of the file that the body begins on. */
  readonly bodyLine: number;
}

/** `---yaml`, `---js`: gray-matter's way to name the language. It evaluates `js`; nothing here ever does. */
const NAMED_FENCE = /^---[ \t]*([A-Za-z][\w+-]{0,30})[ \t]*$/;

/**
 * Splits a Markdown source into its front matter and its body: YAML between lines of `---`, TOML between lines of
 * `+++`, or an object of JSON. A source without front matter is all body. Returns undefined, and reports why, if there
 * is front matter that cannot be read.
 */
export function splitFrontMatter(text: string, report: Report): SplitSource | undefined {
  const opening = text.split('\n', 1)[0] ?? '';
  const name = NAMED_FENCE.exec(opening)?.[1]?.toLowerCase();
  if (beginsWithJson(opening)) return splitJson(text, report);
  if (/^\+\+\+[ \t]*$/.test(opening)) return splitAtFences(text, TOML, report);
  if (name === 'toml') return splitAtFences(text, NAMED_TOML, report);
  if (/^---[ \t]*$/.test(opening) || name === 'yaml' || name === 'yml') return splitYaml(text, report);
  if (name !== undefined) return refuseLanguage(`in ${name}`, report);
  if (opening.startsWith(';;;')) return refuseLanguage('between lines of ;;;', report);
  return { fields: [], body: text, bodyLine: 1 };
}

function refuseLanguage(language: string, report: Report): undefined {
  report.error({
    code: 'front-matter-language',
    message: `The front matter is ${language}, which this site does not read.`,
    hint: 'Write it in YAML: a line with only ---, then lines such as "title: My title", then a line with only ---.',
    line: 1,
  });
  return undefined;
}

/** A text may begin with a thematic break, which looks like the fence of YAML. */
function splitYaml(text: string, report: Report): SplitSource | undefined {
  const lines = text.split('\n');
  const end = closingLine(lines, YAML);
  const first = lines.slice(1, end === -1 ? undefined : end).find((line) => line.trim() !== '') ?? '';
  const isBreak =
    (end === -1 || lines[1]?.trim() === '') && first !== '' && nameOn(first, YAML) === undefined;
  return isBreak ? { fields: [], body: text, bodyLine: 1 } : splitAtFences(text, YAML, report);
}

function splitAtFences(text: string, language: FrontMatterLanguage, report: Report): SplitSource | undefined {
  const lines = text.split('\n');
  const end = closingLine(lines, language);
  if (end === -1) return reportUnclosed(lines, language, report);
  const fields = readFields(lines.slice(1, end).join('\n'), language, report);
  return fields && { fields, body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 };
}

function closingLine(lines: readonly string[], { isClosing }: FrontMatterLanguage): number {
  return lines.findIndex((line, index) => index > 0 && isClosing(line));
}

function reportUnclosed(lines: readonly string[], language: FrontMatterLanguage, report: Report): undefined {
  const { fence } = language;
  const isField = (line: string) => nameOn(line, language) !== undefined || /^[\s#-]/.test(line);
  const after = lines.findIndex((line, index) => index > 0 && line.trim() !== '' && !isField(line));
  const lastField = lines.findLastIndex(
    (line, index) => (after === -1 || index < after) && line.trim() !== '',
  );
  const line = lastField + 2;
  report.error({
    code: 'front-matter-unclosed',
    message: `The front matter has no end: the line with only ${fence} after the last field is missing.`,
    hint: `Put a line with only ${fence} after the last field, about line ${line}.`,
    line,
  });
  return undefined;
}

function readFields(
  text: string,
  language: FrontMatterLanguage,
  report: Report,
): readonly Field[] | undefined {
  if (text.length > MAX_FRONT_MATTER_BYTES) {
    report.error({
      code: 'front-matter-too-large',
      message: `The front matter is larger than the limit of ${MAX_FRONT_MATTER_BYTES / 1024} KB.`,
      hint: 'Keep only the fields that describe the article. Everything else belongs in the text.',
      line: 1,
    });
    return undefined;
  }
  if (text.split('\n').every((line) => /^\s*(?:#|$)/.test(line))) return [];
  // With the opening fence as an empty line, places are those of the file.
  const document = language.parse(`\n${text}`);
  if (isMistake(document)) return reportSyntax(document, text, language, report);
  for (const { reason, hint, place } of document.doubts) {
    report.warn({ code: 'front-matter-value', message: `In the front matter, ${reason}.`, hint, ...place });
  }
  if (asRecord(document.value) === undefined) return reportNoFields(language, report);
  return checkedFields(document, report);
}

function reportSyntax(
  { reason, hint, place = { line: 2, column: 1 } }: DataMistake,
  text: string,
  language: FrontMatterLanguage,
  report: Report,
): undefined {
  const field = nameOn(text.split('\n')[place.line - 2] ?? '', language);
  report.error({
    code: 'front-matter-syntax',
    message: `The front matter cannot be read: ${reason} (line ${place.line}).`,
    hint,
    ...place,
    ...(field && { field }),
  });
  return undefined;
}

function reportNoFields({ example }: FrontMatterLanguage, report: Report): undefined {
  report.error({
    code: 'front-matter-type',
    message: 'The front matter is not a list of fields with values.',
    hint: `Write one field a line, such as "${example}", with a space after the colon.`,
    line: 2,
  });
  return undefined;
}

function checkedFields(document: DataDocument, report: Report): readonly Field[] | undefined {
  const fields = fieldsIn(document.value, document.places);
  return isFieldCountBearable(fields.length, report) ? fields : undefined;
}

/** True if a Markdown source that begins with this line begins with an object of JSON, as Hugo has it. */
function beginsWithJson(opening: string): boolean {
  return /^\{[ \t]*(?:"[^"]*"[ \t]*:.*)?$/.test(opening);
}

function splitJson(text: string, report: Report): SplitSource | undefined {
  // What follows the object is not JSON: where that begins, the object has ended.
  const end = firstJsonMistake(text);
  const document = parseJson(text.slice(0, end));
  if (isMistake(document)) return reportJsonMistake('The front matter', document, report);
  const fields = checkedFields(document, report);
  return fields && { fields, body: text.slice(end), bodyLine: lineAt(text, end) };
}
