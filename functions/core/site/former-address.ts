import { toPublicUrl } from '../kernel/site-origin.ts';
import { FEED_FILES } from '../output/addresses.ts';
import type { PublishedSite, Site } from './site.ts';

/** What an old address does now: it redirects to another one, or says that it is gone. */
export type FormerAddress = { readonly redirect: string } | { readonly gone: true };

type Moves = Pick<Site, 'moved' | 'ended'>;

/** In these folders an address without a dot is the address of a page: the edge adds the missing slash. */
const FOLDERS_OF_PAGES = /^(?:articles|sections|tags|authors|languages|feeds)\//;

const DOCUMENTS: ReadonlySet<string> = new Set([FEED_FILES.rss, FEED_FILES.atom, FEED_FILES.json]);

/** The object keys of every address that has moved or ended, by `site.yaml`. */
export function formerKeys({ moved, ended }: Moves): string[] {
  return [...new Set([...moved.map(({ from }) => from), ...ended].flatMap(keysAt))];
}

/** What the address of the object with this key does now; undefined if it has neither moved nor ended. */
export function formerAddress(key: string, { moved, ended, url }: PublishedSite): FormerAddress | undefined {
  const move = moved.find(({ from }) => keysAt(from).includes(key));
  if (move) return { redirect: new URL(toPublicUrl(move.to, url)).href };
  return ended.some((path) => keysAt(path).includes(key)) ? { gone: true } : undefined;
}

/** The object keys that the edge reads for a path. For the document of a feed, people get another page. */
function keysAt(path: string): string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const file = path.slice(folder.length);
  if (file === '') return [path + FEED_FILES.page];
  if (DOCUMENTS.has(file)) return [path, folder + FEED_FILES.subscribe];
  return !file.includes('.') && FOLDERS_OF_PAGES.test(path) ? [`${path}/${FEED_FILES.page}`] : [path];
}
