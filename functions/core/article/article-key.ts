import { slugify } from '../kernel/slug.ts';

/** The file types that become articles, in the order in which messages list them. */
export const ARTICLE_EXTENSIONS = ['.md', '.markdown', '.html', '.htm', '.txt', '.json'] as const;

export type ArticleExtension = (typeof ARTICLE_EXTENSIONS)[number];

/** The extension of `key` in lower case; undefined if it is not an accepted one. */
export function articleExtension(key: string): ArticleExtension | undefined {
  const name = key.slice(key.lastIndexOf('/') + 1).toLowerCase();
  return ARTICLE_EXTENSIONS.find((extension) => name.endsWith(extension) && name.length > extension.length);
}

/** True if an object of this key becomes an article: under `articles/`, of an accepted file type. */
export function isArticleKey(key: string): boolean {
  return key.startsWith('articles/') && articleExtension(key) !== undefined;
}

/** What a key says about its article. Front matter overrides all of it. */
export interface KeyFacts {
  /** From the file name without its date, or from the folder of an `index` file; `''` if no letter is left. */
  readonly slug: string;
  /** `YYYY-MM-DD` at the beginning of the file name. */
  readonly date?: string;
  /** The first folder that is no date, and none of those in which other systems keep all articles. */
  readonly sectionFolder?: string;
  readonly isDraft: boolean;
}

const DRAFT_FOLDERS = new Set(['drafts', '_drafts']);
const ORGANISING_FOLDERS = new Set(['_posts', ...DRAFT_FOLDERS]);
const DATED_NAME = /^(\d{4}-\d{2}-\d{2})-(?=.)/;

/** Reads section, slug, date and draft state from a key such as `articles/world/2026-11-23-flood.md`. */
export function factsOfKey(key: string): KeyFacts {
  const path = key.replace(/^articles\//, '').split('/');
  const fileName = path.pop() ?? '';
  const folders = path.filter((folder) => folder !== '' && folder !== '.' && folder !== '..');
  const extension = articleExtension(fileName) ?? '';
  let name = fileName.slice(0, fileName.length - extension.length);
  const isDraft = folders.some((folder) => DRAFT_FOLDERS.has(folder.toLowerCase()));
  // A folder with an index file is one article with its pictures (Hugo's leaf bundle), not a section.
  if (name.toLowerCase() === 'index' && folders.length > 0) name = folders.pop() ?? name;
  const date = DATED_NAME.exec(name)?.[1];
  const slug = slugify(date ? name.slice(date.length + 1) : name);
  const sectionFolder = folders.find(
    (folder) => !ORGANISING_FOLDERS.has(folder.toLowerCase()) && !/^\d+$/.test(folder),
  );
  return { slug, isDraft, ...(date && { date }), ...(sectionFolder && { sectionFolder }) };
}
