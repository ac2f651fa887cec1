import type { Report } from '../../kernel/problem.ts';
import type { Article } from '../article.ts';
import { type Fields, placeOf } from './field.ts';
import type { CanonicalField } from './field-names.ts';

/** What the W3C validator takes for an end tag in plain text (ContainsHTML). No element of HTML has a longer name. */
const END_TAG = /<\/[a-z][a-z0-9]{0,10}>/i;

/**
 * Warns of an end tag in plain text. The text is published as it is written, but no way to write it keeps validators,
 * and readers that take titles for HTML, from seeing markup in it.
 */
export function reportEndTags(article: Article, fields: Fields, report: Report): void {
  for (const [name, texts] of textsOf(article)) {
    const [found] = END_TAG.exec(texts.filter((text) => text !== undefined).join('\n')) ?? [];
    if (!found) continue;
    const field = fields.get(name);
    report.warn({
      code: 'markup-in-text',
      message: `The field "${name}" holds "${found}". It is published as plain text, but some feed readers take it for formatting.`,
      hint: 'If you meant formatting, remove the tags. If readers should see them, you need not do anything.',
      ...(field ? placeOf(field) : { field: name }),
    });
  }
}

function textsOf({
  title,
  summary,
  section,
  tags,
  authors,
  image,
  enclosures,
  source,
}: Article): readonly (readonly [CanonicalField, readonly (string | undefined)[]])[] {
  return [
    ['title', [title]],
    ['summary', [summary]],
    ['section', [section?.label]],
    ['tags', tags.map(({ label }) => label)],
    ['authors', authors.map(({ name }) => name)],
    ['imageAlt', [image?.alt]],
    ['imageCaption', [image?.caption]],
    ['imageCredit', [image?.credit]],
    ['enclosure', enclosures.map((enclosure) => enclosure.title)],
    ['source', [source?.title]],
  ];
}
