import { toPublicUrl } from '../kernel/site-origin.ts';
import { keysAt } from '../output/addresses.ts';
import type { PublishedSite, Site } from './site.ts';

/** What an old address does now: it redirects to another one, or says that it is gone. */
export type FormerAddress = { readonly redirect: string } | { readonly gone: true };

type Moves = Pick<Site, 'moved' | 'ended'>;

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
