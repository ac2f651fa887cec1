import { lineAt } from '../kernel/text.ts';
import { isFieldCountBearable } from './fields.ts';
import { jsonFields, reportJsonSyntax } from './json-fields.ts';
import { firstJsonMistake } from './json-syntax.ts';
import type { Report } from './report.ts';
import type { SplitSource } from './split-source.ts';

/** Whether a Markdown source that begins with this line begins with an object of JSON, as Hugo has it. */
export function beginsWithJson(opening: string): boolean {
  return /^\{[ \t]*(?:"[^"]*"[ \t]*:.*)?$/.test(opening);
}

/** Splits a Markdown source that begins with an object of JSON; undefined, with a report why, if it is none. */
export function splitJsonFrontMatter(text: string, report: Report): SplitSource | undefined {
  // What follows the object is no JSON: where that begins, the object has ended.
  const end = firstJsonMistake(text);
  const json = text.slice(0, end);
  let value: object;
  try {
    value = JSON.parse(json);
  } catch {
    reportJsonSyntax(text, end, 'The front matter is', report);
    return undefined;
  }
  const members = Object.entries(value);
  if (!isFieldCountBearable(members.length, report)) return undefined;
  return { fields: jsonFields(members, text), body: text.slice(end), bodyLine: lineAt(text, end) };
}
