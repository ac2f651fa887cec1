import { escapeHtml } from '../../kernel/html-text.ts';
import type { Report } from '../../kernel/problem.ts';
import { oneLine } from '../../kernel/text.ts';
import type { Field } from '../fields/field.ts';
import type { CanonicalField } from '../fields/field-names.ts';
import type { ArticleContent } from './article-content.ts';
import { furnitureIn } from './page-furniture.ts';

interface Line {
  readonly text: string;
  /** 1-based, in the file. */
  readonly number: number;
}

/** How many line numbers a warning lists. */
const MAX_LISTED_LINES = 20;

/**
 * Reads a `.txt` source: the first line is the title, and the others are paragraphs. Lines that repeat the title or are
 * page furniture are removed and reported.
 */
export function readTextSource(text: string, report: Report): ArticleContent {
  const lines = text.split('\n').map((line, index): Line => ({ text: line.trim(), number: index + 1 }));
  const start = lines.findIndex((line) => line.text !== '' && !furnitureIn(line.text));
  const title = lines[start];
  const removed = lines.slice(0, Math.max(start, 0)).filter((line) => line.text !== '');
  const body = title ? withoutFurniture(lines.slice(start + 1), title.text, removed) : [];
  reportRemoved(removed, report);
  const fields = new Map<CanonicalField, Field>();
  if (title) fields.set('title', { name: 'first line', value: title.text, line: title.number });
  return {
    fields,
    html: paragraphsAsHtml(body.map((line) => line.text).join('\n')),
    titleFromHeading: false,
  };
}

/** Makes HTML of plain text. Paragraphs are between blank lines; in a text without blank lines, each line is one. */
export function paragraphsAsHtml(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  const hasBlankLines = /\n[ \t]*\n/.test(trimmed);
  const paragraphs: string[] = [];
  let current: string[] = [];
  for (const line of [...trimmed.split('\n'), '']) {
    if (line.trim() !== '') current.push(escapeHtml(line.trim()));
    if ((line.trim() === '' || !hasBlankLines) && current.length > 0) {
      paragraphs.push(`<p>${current.join('\n')}</p>`);
      current = [];
    }
  }
  return paragraphs.join('\n');
}

function withoutFurniture(lines: readonly Line[], title: string, removed: Line[]): Line[] {
  const kept: Line[] = [];
  const titleKey = comparable(title);
  let takesNext = false;
  for (const line of lines) {
    const furniture = furnitureIn(line.text);
    if (line.text !== '' && (takesNext || furniture || comparable(line.text) === titleKey)) {
      removed.push(line);
      takesNext = furniture?.takesNextLine ?? false;
    } else kept.push(line);
  }
  return kept;
}

/** A line without what may differ where two lines say the same: case, spacing and final punctuation. */
function comparable(line: string): string {
  return oneLine(line)
    .toLowerCase()
    .replace(/[.!?:\u2026]$/u, '');
}

function reportRemoved(removed: readonly Line[], report: Report): void {
  const [first] = removed;
  if (!first) return;
  const numbers = removed.map((line) => line.number);
  const listed = numbers.slice(0, MAX_LISTED_LINES).join(', ');
  const more = numbers.length > MAX_LISTED_LINES ? ` and ${numbers.length - MAX_LISTED_LINES} more` : '';
  report.warn({
    code: 'page-furniture-removed',
    message: `Repeated titles and other lines that web pages have around an article were removed: line${numbers.length === 1 ? '' : 's'} ${listed}${more}.`,
    hint: 'Check that none of these lines belongs to the article. If one does, reword it, or upload the article as Markdown.',
    line: first.number,
  });
}
