import { toPublicUrl } from '../kernel/site-origin.ts';
import { DOCUMENT_FILES, FEED_FILES } from '../output/feed-files.ts';
import { pageFolders } from '../output/feed-kinds.ts';
import type { PublishedSite, Site } from './site.ts';

/** What became of an address: it leads elsewhere now, or nowhere any more. */
export type FormerAddress = { readonly redirect: string } | { readonly gone: true };

type Moves = Pick<Site, 'moved' | 'ended'>;

/** Folders in which an address without a dot is a page's, to which the edge adds the slash that it lacks. */
const IN_PAGE_FOLDER = new RegExp(`^(?:${pageFolders().join('|')})`);

/** The object keys of every address that `site.yaml` says has moved or ended. */
export function formerKeys({ moved, ended }: Moves): string[] {
  return [...new Set([...moved.map(({ from }) => from), ...ended].flatMap(keysAt))];
}

/** What became of the address whose object has this key, if `site.yaml` says so. */
export function formerAddress(key: string, { moved, ended, url }: PublishedSite): FormerAddress | undefined {
  const move = moved.find(({ from }) => keysAt(from).includes(key));
  if (move) return { redirect: new URL(toPublicUrl(move.to, url)).href };
  return ended.some((path) => keysAt(path).includes(key)) ? { gone: true } : undefined;
}

/** Where the edge looks for an address: of a feed's document also where it takes people who open it. */
export function keysAt(path: string): string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const file = path.slice(folder.length);
  if (file === '') return [path + FEED_FILES.page];
  if (DOCUMENT_FILES.includes(file)) return [path, folder + FEED_FILES.subscribe];
  return !file.includes('.') && IN_PAGE_FOLDER.test(path) ? [`${path}/${FEED_FILES.page}`] : [path];
}
