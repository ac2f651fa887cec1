import { Marked } from 'marked';
import markedFootnote from 'marked-footnote';
import type { Report } from '../../kernel/problem.ts';
import { collectFields } from '../fields/collect-fields.ts';
import { splitFrontMatter } from './front-matter.ts';
import { isReadableMarkdown } from './markdown-guard.ts';
import type { SourceContent } from './source-content.ts';

/** A `.md` source: YAML front matter and GitHub-flavoured Markdown. */
export function readMarkdownSource(text: string, report: Report): SourceContent | undefined {
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

/** A task list's boxes as characters: a feed carries no form controls. */
const TASK_BOXES = {
  renderer: { checkbox: ({ checked }: { checked: boolean }) => (checked ? '\u2611 ' : '\u2610 ') },
};

/**
 * GitHub-flavoured Markdown with footnotes as HTML, not yet sanitised; HTML in it stays as it is. Gives
 * undefined, and reports why, where the text is beyond what the parser can bear.
 */
function renderMarkdown({ markdown, firstLine }: MarkdownBody, report: Report): string | undefined {
  if (!isReadableMarkdown(markdown, firstLine, report)) return undefined;
  try {
    // A new one each time: the footnote extension keeps state between documents.
    const marked = new Marked({ gfm: true, async: false }).use(
      markedFootnote({ prefixId: 'fn-' }),
      TASK_BOXES,
    );
    return marked.parse(markdown, { async: false });
  } catch {
    // The parser recurses without bound (a RangeError) or meets a case its extension did not foresee.
    report.error({
      code: 'markdown-unreadable',
      message: 'The Markdown could not be read: something in it is nested too deeply.',
      hint: 'Simplify block quotes, lists, emphasis and links that lie within each other.',
      line: firstLine,
    });
    return undefined;
  }
}
