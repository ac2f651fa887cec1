import { collectFields } from '../fields/collect-fields.ts';
import { splitFrontMatter } from './front-matter.ts';
import { renderMarkdown } from './markdown.ts';
import type { Report } from '../report.ts';
import type { SourceContent } from './source-content.ts';

/** A `.md` source: YAML front matter and GitHub-flavoured Markdown. */
export function readMarkdownSource(text: string, report: Report): SourceContent | undefined {
  const split = splitFrontMatter(text, report);
  if (!split) return undefined;
  const fields = collectFields(split.fields, report);
  const html = renderMarkdown({ markdown: split.body, firstLine: split.bodyLine }, report);
  return html === undefined ? undefined : { fields, html, titleFromHeading: true };
}
