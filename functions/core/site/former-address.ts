import { toPublicUrl } from '../kernel/site-origin.ts';
import { FEED_FILES } from '../output/addresses.ts';
import type { PublishedSite, Site } from './site.ts';

/** What became of an address: it leads elsewhere now, or nowhere any more. */
export type FormerAddress = { readonly redirect: string } | { readonly gone: true };

type Moves = Pick<Site, 'moved' | 'ended'>;

/** Folders in which an address without a dot is a page's, to which the edge adds the slash that it lacks. */
const FOLDERS_OF_PAGES = /^(?:articles|sections|tags|authors|languages|feeds)\//;

const DOCUMENTS: ReadonlySet<string> = new Set([FEED_FILES.rss, FEED_FILES.atom, FEED_FILES.json]);

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
function keysAt(path: string): string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const file = path.slice(folder.length);
  if (file === '') return [path + FEED_FILES.page];
  if (DOCUMENTS.has(file)) return [path, folder + FEED_FILES.subscribe];
  return !file.includes('.') && FOLDERS_OF_PAGES.test(path) ? [`${path}/${FEED_FILES.page}`] : [path];
}
