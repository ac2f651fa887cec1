import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Names of temporary and hidden files, as editors and operating systems make them. */
const IGNORED_NAME =
  /^\.|~$|^#.*#$|\.(?:swp|swx|swo|tmp|temp|part|crdownload|bak)$|^(?:4913|Thumbs\.db|desktop\.ini)$/i;

/** True if a path below the content folder is a hidden file or an editor's temporary file. It is not uploaded. */
export function isIgnored(contentDir: string, path: string): boolean {
  const below = relative(contentDir, path);
  return below !== '' && below.split(sep).some((name) => IGNORED_NAME.test(name));
}

/** The object key of a file: its path below the content folder, with slashes. */
export function keyOf(contentDir: string, path: string): string {
  return relative(contentDir, path).split(sep).join('/');
}

/** Every file below the folder, in the best order to upload: `site.yaml`, then media, then articles, which use both. */
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
