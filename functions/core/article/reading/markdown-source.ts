import { Marked } from 'marked';
import markedFootnote from 'marked-footnote';
import type { Report } from '../../kernel/problem.ts';
import { collectFields } from '../fields/collect-fields.ts';
import type { ArticleContent } from './article-content.ts';
import { splitFrontMatter } from './front-matter.ts';
import { isReadableMarkdown } from './markdown-guard.ts';

/** Reads a `.md` source: front matter, and GitHub-flavoured Markdown. */
export function readMarkdownSource(text: string, report: Report): ArticleContent | undefined {
  const split = splitFrontMatter(text, report);
  if (!split) return undefined;
  const fields = collectFields(split.fields, report);
  const html = renderMarkdown({ markdown: split.body, firstLine: split.bodyLine }, report);
  return html === undefined ? undefined : { fields, html, titleFromHeading: true };
}

/** Where a body begins in its file. */
interface MarkdownBody {
  readonly markdown: string;
  /** 1-based. */
  readonly firstLine: number;
}

/** Makes the boxes of a task list characters, because a feed carries no form controls. */
const TASK_BOXES = {
  renderer: { checkbox: ({ checked }: { checked: boolean }) => (checked ? '\u2611 ' : '\u2610 ') },
};

/**
 * Makes HTML, not yet sanitised, of GitHub-flavoured Markdown with footnotes. HTML in it stays as it is. Returns
 * undefined, and reports why, if the parser cannot read the text.
 */
function renderMarkdown({ markdown, firstLine }: MarkdownBody, report: Report): string | undefined {
  if (!isReadableMarkdown(markdown, firstLine, report)) return undefined;
  try {
    // A new parser each time, because the footnote extension keeps state between documents.
    const marked = new Marked({ gfm: true, async: false }).use(
      markedFootnote({ prefixId: 'fn-' }),
      TASK_BOXES,
    );
    return marked.parse(markdown, { async: false });
  } catch {
    // The parser recurses without bound (a RangeError), or meets a case that its extension did not foresee.
    report.error({
      code: 'markdown-unreadable',
      message: 'The Markdown cannot be read: something in it is nested too deeply.',
      hint: 'Simplify block quotes, lists, emphasis and links that are within each other.',
      line: firstLine,
    });
    return undefined;
  }
}
