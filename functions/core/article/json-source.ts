import { hasNoValue } from '../kernel/plain-values.ts';
import { asRecord, reportType } from './field-values.ts';
import { collectFields, isFieldCountBearable } from './fields.ts';
import { jsonFields, jsonLineOf, reportJsonSyntax } from './json-fields.ts';
import { firstJsonMistake } from './json-syntax.ts';
import type { Report } from './report.ts';
import type { SourceContent } from './source-content.ts';
import { paragraphsAsHtml } from './text-source.ts';

/** Members of a JSON Feed item that hold its text. */
const BODY_MEMBERS = new Set(['content_html', 'content_text']);
const EXTENSION = '_broadsheet';

/** A `.json` source: one item of a JSON Feed 1.1 (jsonfeed.org/version/1.1), and the extension `_broadsheet`. */
export function readJsonSource(text: string, report: Report): SourceContent | undefined {
  const item = parseItem(text, report);
  if (!item) return undefined;
  const members = Object.entries(item).filter(
    ([name]) => !BODY_MEMBERS.has(name) && (name === EXTENSION || !name.startsWith('_')),
  );
  if (!isFieldCountBearable(members.length, report)) return undefined;
  const written = members
    .filter(([name]) => name !== EXTENSION)
    .concat(Object.entries(asRecord(item[EXTENSION]) ?? {}));
  const fields = collectFields(jsonFields(written, text), report);
  const html = readBody(item, text, report);
  return html === undefined ? undefined : { fields, html, titleFromHeading: true };
}

function parseItem(text: string, report: Report): Readonly<Record<string, unknown>> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    reportJsonSyntax(text, firstJsonMistake(text), 'The file is', report);
    return undefined;
  }
  if (asRecord(value) && !('items' in (value as object))) return value as Readonly<Record<string, unknown>>;
  report.error({
    code: 'json-type',
    message: 'The file is not one item of a JSON Feed.',
    hint: 'Upload one file for each article, an object such as {"title": "…", "content_html": "…"}.',
    line: 1,
  });
  return undefined;
}

function readBody(item: Readonly<Record<string, unknown>>, text: string, report: Report): string | undefined {
  for (const name of BODY_MEMBERS) {
    const value = item[name];
    if (hasNoValue(value)) continue;
    if (typeof value !== 'string')
      return reportType({ name, value, ...jsonLineOf(name, text) }, 'text', report);
    return name === 'content_html' ? value : paragraphsAsHtml(value.replace(/\r\n?/g, '\n'));
  }
  return '';
}
