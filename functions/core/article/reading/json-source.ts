import { type DataDocument, type DataMistake, isMistake } from '../../data/document.ts';
import { parseJson } from '../../data/json.ts';
import { hasNoValue } from '../../kernel/plain-values.ts';
import type { Report } from '../../kernel/problem.ts';
import { collectFields, fieldsIn, isFieldCountBearable } from '../fields/collect-fields.ts';
import type { Field } from '../fields/field.ts';
import { asRecord, reportType } from '../fields/field-values.ts';
import type { ArticleContent } from './article-content.ts';
import { paragraphsAsHtml } from './text-source.ts';

/** The members of a JSON Feed item that hold its text. */
const BODY_MEMBERS = new Set(['content_html', 'content_text']);
const EXTENSION = '_broadsheet';

/** Reads a `.json` source: one item of a JSON Feed 1.1 (jsonfeed.org/version/1.1), with the extension `_broadsheet`. */
export function readJsonSource(text: string, report: Report): ArticleContent | undefined {
  const document = parseItem(text, report);
  if (!document) return undefined;
  const { value: item, places } = document;
  const members = fieldsIn(item, places);
  const stated = members.filter(({ name }) => !BODY_MEMBERS.has(name) && !name.startsWith('_'));
  const extension = fieldsIn((item as Readonly<Record<string, unknown>>)[EXTENSION], places, [EXTENSION]);
  const written = [...stated, ...extension];
  if (!isFieldCountBearable(written.length, report)) return undefined;
  const fields = collectFields(written, report);
  const html = readBody(members, report);
  return html === undefined ? undefined : { fields, html, titleFromHeading: true };
}

function parseItem(text: string, report: Report): DataDocument | undefined {
  const document = parseJson(text);
  if (isMistake(document)) return reportJsonMistake('The file', document, report);
  if (asRecord(document.value) && !('items' in (document.value as object))) return document;
  report.error({
    code: 'json-type',
    message: 'The file is not one item of a JSON Feed.',
    hint: 'Upload one file for each article: an object such as {"title": "…", "content_html": "…"}.',
    line: 1,
  });
  return undefined;
}

/** Reports that `subject` is not JSON. */
export function reportJsonMistake(
  subject: string,
  { hint, place = { line: 1, column: 1 } }: DataMistake,
  report: Report,
): undefined {
  report.error({
    code: 'json-syntax',
    message: `${subject} is not JSON: there is a mistake on line ${place.line}, column ${place.column}.`,
    hint,
    ...place,
  });
  return undefined;
}

function readBody(members: readonly Field[], report: Report): string | undefined {
  for (const name of BODY_MEMBERS) {
    const field = members.find((member) => member.name === name);
    if (!field || hasNoValue(field.value)) continue;
    if (typeof field.value !== 'string') return reportType(field, 'text', report);
    return name === 'content_html' ? field.value : paragraphsAsHtml(field.value.replace(/\r\n?/g, '\n'));
  }
  return '';
}
