import { isError, type Problem, Report } from '../../kernel/problem.ts';
import type { Article, SiteDefaults } from '../article.ts';
import { isSourceKey, SOURCE_EXTENSIONS, type SourceExtension, sourceExtension } from '../article-key.ts';
import { MAX_SOURCE_BYTES } from '../limits.ts';
import { assembleArticle } from './assemble.ts';
import { decodeSource } from './encoding.ts';
import { readHtmlSource } from './html-source.ts';
import { readJsonSource } from './json-source.ts';
import { readMarkdownSource } from './markdown-source.ts';
import type { SourceContent } from './source-content.ts';
import { readTextSource } from './text-source.ts';

export { isSourceKey, SOURCE_EXTENSIONS };

/** An upload under `articles/`. */
export interface SourceFile {
  /** Such as `articles/world/a.md`. */
  readonly key: string;
  readonly bytes: Uint8Array;
}

export interface ParsedSource {
  /** Absent exactly if some problem is an error. */
  readonly article?: Article;
  readonly problems: readonly Problem[];
  /** The site's time zone, if a date had none of its own. */
  readonly assumedZone?: string;
}

const READERS: Readonly<
  Record<SourceExtension, (text: string, report: Report) => SourceContent | undefined>
> = {
  '.md': readMarkdownSource,
  '.markdown': readMarkdownSource,
  '.html': readHtmlSource,
  '.htm': readHtmlSource,
  '.txt': readTextSource,
  '.json': readJsonSource,
};

/**
 * What an upload becomes: an article, or the reasons why not, in words for its editor. A pure function of the
 * file, its key and the site; it never throws, whatever the bytes.
 */
export function parseSource(file: SourceFile, site: SiteDefaults): ParsedSource {
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

function readContent(file: SourceFile, report: Report): SourceContent | undefined {
  const extension = sourceExtension(file.key);
  if (!extension) {
    report.error({
      code: 'type-unsupported',
      message: 'Files of this type do not become articles.',
      hint: `Upload one of ${SOURCE_EXTENSIONS.join(', ')}; pictures and other files belong under media/.`,
    });
    return undefined;
  }
  if (file.bytes.length > MAX_SOURCE_BYTES) {
    report.error({
      code: 'too-large',
      message: `The file is ${(file.bytes.length / 2 ** 20).toFixed(1)} MB large; the limit is ${MAX_SOURCE_BYTES / 2 ** 20} MB.`,
      hint: 'Shorten the article, or upload pictures and other media apart, under media/.',
    });
    return undefined;
  }
  const text = decodeSource(file.bytes, report);
  return text === undefined ? undefined : READERS[extension](text, report);
}
