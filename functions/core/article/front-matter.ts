import { FAILSAFE_SCHEMA, load, YAMLException } from 'js-yaml';
import { asRecord } from './field-values.ts';
import { type Field, isFieldCountBearable } from './fields.ts';
import { beginsWithJson, splitJsonFrontMatter } from './json-front-matter.ts';
import { MAX_FRONT_MATTER_BYTES, MAX_YAML_ALIASES } from './limits.ts';
import type { Report } from './report.ts';
import type { SplitSource } from './split-source.ts';

const FENCE = /^---[ \t]*$/;
const CLOSING_FENCE = /^(?:---|\.\.\.)[ \t]*$/;
/** `---js`, `---toml`: gray-matter's way to say the language. It evaluates `js`; nothing here ever does. */
const LANGUAGE_FENCE = /^---[ \t]*([A-Za-z][\w+-]{0,30})[ \t]*$/;

/**
 * Splits a Markdown source into its front matter (YAML, or an object of JSON) and its body. A source without front matter is all body.
 * Gives undefined, and reports why, if there is front matter that cannot be read.
 */
export function splitFrontMatter(text: string, report: Report): SplitSource | undefined {
  const lines = text.split('\n');
  const opening = lines[0] ?? '';
  const language = LANGUAGE_FENCE.exec(opening)?.[1]?.toLowerCase();
  const isYaml = FENCE.test(opening) || language === 'yaml' || language === 'yml';
  if (language !== undefined && !isYaml) return refuseLanguage(`in ${language}`, report);
  if (/^\+\+\+[ \t]*$/.test(opening)) return refuseLanguage('in TOML', report);
  if (opening.startsWith(';;;')) return refuseLanguage('between ;;;', report);
  if (beginsWithJson(opening)) return splitJsonFrontMatter(text, report);
  if (!isYaml) return { fields: [], body: text, bodyLine: 1 };
  const end = lines.findIndex((line, index) => index > 0 && CLOSING_FENCE.test(line));
  const first = lines.slice(1, end === -1 ? undefined : end).find((line) => line.trim() !== '') ?? '';
  const isRule = (end === -1 || lines[1]?.trim() === '') && !looksLikeField(first) && first !== '';
  // A text may begin with a thematic break.
  if (isRule) return { fields: [], body: text, bodyLine: 1 };
  if (end === -1) return reportMissingFence(lines, report);
  const yaml = lines.slice(1, end).join('\n');
  const fields = parseYaml(yaml, report);
  return fields && { fields, body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 };
}

function refuseLanguage(language: string, report: Report): undefined {
  report.error({
    code: 'front-matter-language',
    message: `The front matter is ${language}, which is not read.`,
    hint: 'Write it in YAML: a line with only ---, then lines such as "title: My title", then a line with only ---.',
    line: 1,
  });
  return undefined;
}

function looksLikeField(line: string): boolean {
  return keyOf(line) !== undefined;
}

function reportMissingFence(lines: readonly string[], report: Report): undefined {
  const lastField = lines.findIndex(
    (line, index) => index > 0 && !looksLikeField(line) && !/^[\s#-]/.test(line),
  );
  const line = lastField === -1 ? lines.length : lastField + 1;
  report.error({
    code: 'front-matter-unclosed',
    message: 'The front matter has no end: the line with only --- after the last field is missing.',
    hint: `Put a line with only --- after the last field, about line ${line}.`,
    line,
  });
  return undefined;
}

function parseYaml(yaml: string, report: Report): readonly Field[] | undefined {
  if (yaml.length > MAX_FRONT_MATTER_BYTES) {
    report.error({
      code: 'front-matter-too-large',
      message: `The front matter is larger than the limit of ${MAX_FRONT_MATTER_BYTES / 1024} KB.`,
      hint: 'Keep only the fields that describe the article; everything else belongs in the text.',
      line: 1,
    });
    return undefined;
  }
  if (yaml.split('\n').every((line) => line.trim() === '' || line.trimStart().startsWith('#'))) return [];
  try {
    // Every scalar stays the text that was written: dates, `no`, 007 and 1.10 mean what their field says.
    const document = load(yaml, { schema: FAILSAFE_SCHEMA, maxAliases: MAX_YAML_ALIASES });
    return fieldsOf(document, yaml, report);
  } catch (error) {
    if (!(error instanceof YAMLException || error instanceof RangeError)) throw error;
    reportSyntax(error, yaml, report);
    return undefined;
  }
}

function fieldsOf(document: unknown, yaml: string, report: Report): readonly Field[] | undefined {
  if (asRecord(document) === undefined) {
    report.error({
      code: 'front-matter-type',
      message: 'The front matter is not a list of fields with values.',
      hint: 'Write one field a line, such as "title: My title", with a space after the colon.',
      line: 2,
    });
    return undefined;
  }
  const entries = Object.entries(document as object);
  if (!isFieldCountBearable(entries.length, report)) return undefined;
  const lines = linesOfKeys(yaml);
  return entries.map(([name, value]) => {
    const line = lines.get(name);
    return { name, value, ...(line && { line }) };
  });
}

/** The file's line of each top-level key; the opening fence is line 1. */
function linesOfKeys(yaml: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [index, line] of yaml.split('\n').entries()) {
    const key = keyOf(line);
    if (key !== undefined && !found.has(key)) found.set(key, index + 2);
  }
  return found;
}

/** The key that an unindented line `key: value` begins with. */
function keyOf(line: string): string | undefined {
  const colon = line.indexOf(':');
  if (colon < 1 || colon > 100 || /^[\s#-]/.test(line)) return undefined;
  if (line.length > colon + 1 && !/\s/.test(line[colon + 1]!)) return undefined;
  return line
    .slice(0, colon)
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2');
}

function reportSyntax(error: YAMLException | RangeError, yaml: string, report: Report): void {
  const mark = error instanceof YAMLException ? error.mark : undefined;
  const reason = error instanceof YAMLException ? error.reason : 'it is nested too deeply';
  const lines = yaml.split('\n');
  const index = Math.min(mark?.line ?? 0, lines.length - 1);
  const key = keyOf(lines[index] ?? '');
  report.error({
    code: 'front-matter-syntax',
    message: `The front matter cannot be read: ${reason} (line ${index + 2}).`,
    hint: hintFor(reason, lines[index] ?? ''),
    line: index + 2,
    ...(mark && { column: mark.column + 1 }),
    ...(key && { field: key }),
  });
}

function hintFor(reason: string, line: string): string {
  if (reason.includes('duplicated')) return 'Each field may be written once: remove one of the two.';
  if (reason.includes('tab')) return 'Use spaces instead of tabs at the beginning of a line.';
  if (reason.includes('alias')) return 'Write the values out instead of using & and *.';
  if (reason.includes('tag')) return 'Remove the word that begins with an exclamation mark.';
  const value = line.slice(line.indexOf(':') + 1).trim();
  if (/:\s|:$/.test(value) || /^[@`%&*!|>{[]/.test(value) || /["'].*["']./.test(value.slice(0, 200))) {
    return 'Put the value in quotes: title: "Floods: what we know".';
  }
  return 'Check quotes, brackets and indentation on this line and the one before.';
}
