import { lineAt } from '../kernel/text.ts';
import type { Field } from './fields.ts';
import type { Report } from './report.ts';

/** Members of a JSON object as fields. */
export function jsonFields(
  members: readonly (readonly [name: string, value: unknown])[],
  text: string,
): Field[] {
  return members.map(([name, value]) => ({ name, value, ...jsonLineOf(name, text) }));
}

/** The first line that mentions a member; JSON.parse keeps no places. */
export function jsonLineOf(name: string, text: string): { line?: number } {
  const index = text.indexOf(JSON.stringify(name));
  return index === -1 ? {} : { line: lineAt(text, index) };
}

/** Reports that `text` stops being JSON at `index`; `subject` begins the message. */
export function reportJsonSyntax(text: string, index: number, subject: string, report: Report): void {
  const line = lineAt(text, index);
  const column = index - (text.lastIndexOf('\n', index - 1) + 1) + 1;
  report.error({
    code: 'json-syntax',
    message: `${subject} not JSON: there is a mistake on line ${line}, column ${column}.`,
    hint: 'Check for a missing or extra comma, quotation mark or bracket there or just before.',
    line,
    column,
  });
}
