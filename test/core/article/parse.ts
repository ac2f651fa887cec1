import type { Article } from '../../../functions/core/article/article.ts';
import { type ParsedArticle, parseArticle } from '../../../functions/core/article/reading/parse-article.ts';
import type { Problem } from '../../../functions/core/kernel/problem.ts';
import { DEFAULT_SITE, type Site } from '../../../functions/core/site/site.ts';

/** A site with everything that parsing looks at. */
const SITE: Site = {
  ...DEFAULT_SITE,
  timeZone: 'Europe/Berlin',
  authors: { jane: { name: 'Jane Doe', email: 'jane@example.com', url: 'https://jane.example/' } },
  sections: { world: { title: 'The World' } },
};

export function parse(key: string, content: string | Uint8Array, site: Site = SITE): ParsedArticle {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return parseArticle({ key, bytes }, site);
}

/** The article, where there must be one. */
export function articleOf(key: string, content: string | Uint8Array, site?: Site): Article {
  const { article, problems } = parse(key, content, site);
  if (!article) throw new Error(problems.map((problem) => problem.message).join('\n'));
  return article;
}

/** Markdown with the given front matter lines and a body. */
export function markdown(...frontMatter: string[]): string {
  return ['---', 'title: Flood', ...frontMatter, '---', 'The river rose.', ''].join('\n');
}

export function codesOf({ problems }: ParsedArticle): string[] {
  return problems.map(({ code }) => code);
}

export function problemOf(parsed: ParsedArticle, code: string): Problem {
  const problem = parsed.problems.find((candidate) => candidate.code === code);
  if (!problem) throw new Error(`no ${code} among ${codesOf(parsed).join(', ')}`);
  return problem;
}
