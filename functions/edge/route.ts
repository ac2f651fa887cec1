import { SLASH_REDIRECT_CACHE_CONTROL } from '../core/output/cache-lifetimes.ts';
import { FEED_FILES } from '../core/output/feed-files.ts';
import { pageFolders } from '../core/output/feed-kinds.ts';
import { ANY_ORIGIN } from './cors.ts';
import type { EdgeResponse } from './edge-event.ts';

/**
 * The address of a page without its last slash, in a folder that holds pages. Only the characters of a path are
 * allowed (RFC 3986 section 3.3), so nothing else can get into a Location header. It begins with the folder, so it can
 * never mean `//another.host`.
 */
const PAGE_WITHOUT_SLASH = new RegExp(
  `^/(?:${pageFolders().map(withoutSlash).join('|')})(?:/[A-Za-z0-9._~!$&'()*+,;=:@%-]+)*$`,
);

/**
 * The URI of the object for `uri`; for a folder, its page. S3 has no directory index behind origin access control, and
 * would read a `+` as a space.
 */
export function routedUri(uri: string): string {
  const path = uri.replace(/\+/g, '%2B');
  return path.endsWith('/') ? path + FEED_FILES.page : path;
}

/**
 * The redirect to the address of a page with its last slash; undefined if `uri` needs none. A last segment with a dot
 * is a file, not a page. The query string is dropped: nothing on the site reads one, and it is not in the cache key.
 */
export function slashRedirect(uri: string): EdgeResponse | undefined {
  if (!PAGE_WITHOUT_SLASH.test(uri) || lastSegment(uri).includes('.')) return undefined;
  return {
    statusCode: 301,
    statusDescription: 'Moved Permanently',
    headers: {
      location: { value: `${uri}/` },
      'cache-control': { value: SLASH_REDIRECT_CACHE_CONTROL },
      // A fetch from another origin follows a redirect only if the redirect allows that origin, too.
      'access-control-allow-origin': { value: ANY_ORIGIN },
    },
  };
}

function withoutSlash(folder: string): string {
  return folder.slice(0, -1);
}

function lastSegment(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}
