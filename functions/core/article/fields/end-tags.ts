import type { Report } from '../../kernel/problem.ts';
import type { Article } from '../article.ts';
import { type Fields, placeOf } from './field.ts';
import type { CanonicalField } from './field-names.ts';

/** An end tag as the W3C validator sees one in plain text (ContainsHTML); no element of HTML has a longer name. */
const END_TAG = /<\/[a-z][a-z0-9]{0,10}>/i;

/**
 * Warns of plain texts that show the end tag of an element. They are published as they are written, but no way to
 * write them keeps validators, and readers who take titles for HTML, from seeing markup in them.
 */
export function reportEndTags(article: Article, fields: Fields, report: Report): void {
  for (const [name, texts] of textsOf(article)) {
    const [found] = END_TAG.exec(texts.filter((text) => text !== undefined).join('\n')) ?? [];
    if (!found) continue;
    const field = fields.get(name);
    report.warn({
      code: 'markup-in-text',
      message: `The ${name} shows "${found}": it is plain text and published as it is written, but some readers take it for formatting.`,
      hint: 'If formatting was meant, take the tags out; if readers are to see them, nothing needs doing.',
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
