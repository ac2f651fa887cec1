import type { Report } from '../../kernel/problem.ts';
import { MAX_FOOTNOTE_MARKS, MAX_MARKDOWN_NESTING, MAX_MARKDOWN_WORK } from '../limits.ts';

const NESTING_MARKS = /^(?:[ \t]{0,8}(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/;
const WORK_MARKS = /[*_~[]|<[!?]/g;
const FOOTNOTE_MARK = /\[\^/g;
/** The fewest columns that are one level of an indented list. */
const INDENT_PER_LEVEL = 2;

/**
 * True if Markdown can be read within bounds; else reports why not. The parser calls itself for every block quote and
 * list within another, and looks ahead to the end of the paragraph for the partner of every `*`, `_` and `[`. Both cost
 * an article nothing, but a megabyte of such marks costs too much.
 * @param firstLine - of the Markdown, in the file
 */
export function isReadableMarkdown(markdown: string, firstLine: number, report: Report): boolean {
  if ((markdown.match(FOOTNOTE_MARK)?.length ?? 0) > MAX_FOOTNOTE_MARKS) {
    return refuse('footnotes', firstLine, report);
  }
  let work = 0;
  let paragraphLength = 0;
  let paragraphMarks = 0;
  const lines = markdown.split('\n');
  for (const [index, line] of lines.entries()) {
    if (nestingOf(line) > MAX_MARKDOWN_NESTING) return refuse('nesting', firstLine + index, report);
    if (line.trim() === '') {
      paragraphLength = 0;
      paragraphMarks = 0;
      continue;
    }
    work -= paragraphLength * paragraphMarks;
    paragraphLength += line.length;
    paragraphMarks += line.match(WORK_MARKS)?.length ?? 0;
    work += paragraphLength * paragraphMarks;
    if (work > MAX_MARKDOWN_WORK) return refuse('work', firstLine + index, report);
  }
  return true;
}

function nestingOf(line: string): number {
  const prefix = NESTING_MARKS.exec(line)?.[0] ?? '';
  const marks = prefix.match(/[>*+-]|\d+[.)]/g)?.length ?? 0;
  const indent = line.length - line.trimStart().length;
  // Indentation nests only in front of the mark of a list item.
  return /^\s*(?:[-*+]|\d{1,9}[.)])\s/.test(line.slice(0, 2000)) ? marks + indent / INDENT_PER_LEVEL : marks;
}

const REFUSALS = {
  nesting: {
    code: 'markdown-too-deep',
    message: `Block quotes or lists are nested more than ${MAX_MARKDOWN_NESTING} levels deep.`,
    hint: 'Remove the marks at the beginning of the line that you do not need.',
  },
  work: {
    code: 'markdown-too-complex',
    message: 'The paragraphs up to this line hold too many formatting marks (* _ ~ [) to be read.',
    hint: 'Put blank lines between paragraphs, and put data into code blocks with blank lines.',
  },
  footnotes: {
    code: 'markdown-too-complex',
    message: `There are more than ${MAX_FOOTNOTE_MARKS} footnotes and references to footnotes.`,
    hint: 'Split the article into several articles.',
  },
} as const;

function refuse(reason: keyof typeof REFUSALS, line: number, report: Report): false {
  report.error({ ...REFUSALS[reason], line });
  return false;
}
