import { type Html, html } from '../kernel/markup.ts';
import { toPublicUrl } from '../kernel/site-origin.ts';
import type { PublishedSite } from '../site/site.ts';

/** For a site without a mark of its own: a sheet with lines on it. In the page, so that nobody asks for a file. */
const NEUTRAL_ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%238c1c13'/%3E%3Cpath d='M4 5h8M4 8h8M4 11h5' stroke='%23fff' stroke-width='1.5'/%3E%3C/svg%3E";

/** The site's mark for tabs, bookmarks and home screens. */
export function icons({ favicon, icon, url }: PublishedSite): Html {
  const small = favicon ?? icon;
  return html`<link rel="icon" href="${small === undefined ? NEUTRAL_ICON : toPublicUrl(small, url)}">
${icon !== undefined && html`<link rel="apple-touch-icon" href="${toPublicUrl(icon, url)}">\n`}`;
}
