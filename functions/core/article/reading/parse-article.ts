import { isError, type Problem, Report } from '../../kernel/problem.ts';
import type { Article, SiteDefaults } from '../article.ts';
import { ARTICLE_EXTENSIONS, type ArticleExtension, articleExtension } from '../article-key.ts';
import { MAX_SOURCE_BYTES } from '../limits.ts';
import type { ArticleContent } from './article-content.ts';
import { assembleArticle } from './assemble.ts';
import { decodeText } from './encoding.ts';
import { readHtmlSource } from './html-source.ts';
import { readJsonSource } from './json-source.ts';
import { readMarkdownSource } from './markdown-source.ts';
import { readTextSource } from './text-source.ts';

/** An upload under `articles/`. */
export interface ArticleFile {
  /** Such as `articles/world/a.md`. */
  readonly key: string;
  readonly bytes: Uint8Array;
}

export interface ParsedArticle {
  /** Absent if and only if a problem is an error. */
  readonly article?: Article;
  readonly problems: readonly Problem[];
  /** The site's time zone, if a date stated none. */
  readonly assumedZone?: string;
}

const READERS: Readonly<
  Record<ArticleExtension, (text: string, report: Report) => ArticleContent | undefined>
> = {
  '.md': readMarkdownSource,
  '.markdown': readMarkdownSource,
  '.html': readHtmlSource,
  '.htm': readHtmlSource,
  '.txt': readTextSource,
  '.json': readJsonSource,
};

/**
 * Reads an upload as an article; if that is impossible, the problems say why, in words for its editor. A pure function
 * of the file, its key and the site. Never throws.
 */
export function parseArticle(file: ArticleFile, site: SiteDefaults): ParsedArticle {
  const report = new Report();
  const content = readContent(file, report);
  if (!content) return { problems: report.problems };
  const { article, assumedZone } = assembleArticle(content, file.key, site, report);
  const isPublishable = !report.problems.some(isError);
  return {
    problems: report.problems,
    ...(isPublishable && { article }),
    ...(assumedZone && { assumedZone }),
  };
}

function readContent(file: ArticleFile, report: Report): ArticleContent | undefined {
  const extension = articleExtension(file.key);
  if (!extension) {
    report.error({
      code: 'type-unsupported',
      message: 'Files of this type do not become articles.',
      hint: `Upload an article as ${ARTICLE_EXTENSIONS.join(', ')}. Upload pictures and other files under media/.`,
    });
    return undefined;
  }
  if (file.bytes.length > MAX_SOURCE_BYTES) {
    report.error({
      code: 'too-large',
      message: `The file has ${(file.bytes.length / 2 ** 20).toFixed(1)} MB. The limit is ${MAX_SOURCE_BYTES / 2 ** 20} MB.`,
      hint: 'Shorten the article. Upload pictures and other media as files of their own, under media/.',
    });
    return undefined;
  }
  const text = decodeText(file.bytes, report);
  return text === undefined ? undefined : READERS[extension](text, report);
}
