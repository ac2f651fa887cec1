import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Names that editors and systems use for files that are not meant for anybody. */
const IGNORED_NAME =
  /^\.|~$|^#.*#$|\.(?:swp|swx|swo|tmp|temp|part|crdownload|bak)$|^(?:4913|Thumbs\.db|desktop\.ini)$/i;

/** Whether a path below the content folder is left out: hidden, or an editor's temporary file. */
export function isIgnored(contentDir: string, path: string): boolean {
  const below = relative(contentDir, path);
  return below !== '' && below.split(sep).some((name) => IGNORED_NAME.test(name));
}

/** The object key of a file: its path below the content folder, with slashes. */
export function keyOf(contentDir: string, path: string): string {
  return relative(contentDir, path).split(sep).join('/');
}

/**
 * Every file below the folder, in the order in which they are best uploaded: the site's settings, then media, then
 * the articles that refer to both.
 */
export async function listContent(contentDir: string): Promise<string[]> {
  const entries = await readdir(contentDir, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !isIgnored(contentDir, path));
  const rank = (path: string): number => {
    const key = keyOf(contentDir, path);
    return key === 'site.yaml' ? 0 : key.startsWith('media/') ? 1 : 2;
  };
  return paths.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
