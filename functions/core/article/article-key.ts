import { slugify } from '../kernel/slug.ts';

/** File types that become articles, in the order a message lists them. */
export const SOURCE_EXTENSIONS = ['.md', '.markdown', '.html', '.htm', '.txt', '.json'] as const;

export type SourceExtension = (typeof SOURCE_EXTENSIONS)[number];

/** The accepted extension that `key` ends in, in lower case. */
export function sourceExtension(key: string): SourceExtension | undefined {
  const name = key.slice(key.lastIndexOf('/') + 1).toLowerCase();
  return SOURCE_EXTENSIONS.find((extension) => name.endsWith(extension) && name.length > extension.length);
}

/** Whether an object of this key is a source: under `articles/`, of an accepted file type. */
export function isSourceKey(key: string): boolean {
  return key.startsWith('articles/') && sourceExtension(key) !== undefined;
}

/** What a source's key says by itself; front matter overrides all of it. */
export interface KeyFacts {
  /** From the file name without date, or from the folder of an `index` file; `''` if no letter is left. */
  readonly slug: string;
  /** `YYYY-MM-DD` that the file name begins with. */
  readonly date?: string;
  /** First folder that is neither a date nor one of the folders other systems keep articles in. */
  readonly sectionFolder?: string;
  readonly isDraft: boolean;
}

const DRAFT_FOLDERS = new Set(['drafts', '_drafts']);
const ORGANISING_FOLDERS = new Set(['_posts', ...DRAFT_FOLDERS]);
const DATED_NAME = /^(\d{4}-\d{2}-\d{2})-(?=.)/;

/** Reads section, slug, date and draft state off a key such as `articles/world/2026-11-23-flood.md`. */
export function factsOfKey(key: string): KeyFacts {
  const path = key.replace(/^articles\//, '').split('/');
  const fileName = path.pop() ?? '';
  const folders = path.filter((folder) => folder !== '' && folder !== '.' && folder !== '..');
  const extension = sourceExtension(fileName) ?? '';
  let name = fileName.slice(0, fileName.length - extension.length);
  const isDraft = folders.some((folder) => DRAFT_FOLDERS.has(folder.toLowerCase()));
  // A folder with an index file is one article and its pictures (Hugo's leaf bundle), not a section.
  if (name.toLowerCase() === 'index' && folders.length > 0) name = folders.pop() ?? name;
  const date = DATED_NAME.exec(name)?.[1];
  const slug = slugify(date ? name.slice(date.length + 1) : name);
  const sectionFolder = folders.find(
    (folder) => !ORGANISING_FOLDERS.has(folder.toLowerCase()) && !/^\d+$/.test(folder),
  );
  return { slug, isDraft, ...(date && { date }), ...(sectionFolder && { sectionFolder }) };
}
