/**
 * Stands for the site's own origin in everything that is stored, so that a change of domain needs no new
 * ingest: `toPublicUrl` / `toPublicHtml` put the present address in its place when a document is rendered.
 * `.invalid` can never be a real host (RFC 2606 section 2).
 */
export const SITE_ORIGIN = 'https://site.invalid';

/** A stored address with the site's present one in place of {@link SITE_ORIGIN}. */
export function toPublicUrl(url: string, siteUrl: string): string {
  // Joined, not resolved: a rest such as `//host/` or `javascript:` would be an address of its own.
  return url.startsWith(`${SITE_ORIGIN}/`) ? siteUrl + url.slice(SITE_ORIGIN.length + 1) : url;
}

/**
 * Stored HTML with the site's present address in every attribute. Sanitised text never holds a raw `"`, so
 * the match cannot reach into an article's words.
 */
export function toPublicHtml(html: string, siteUrl: string): string {
  return html.replaceAll(`="${SITE_ORIGIN}/`, `="${siteUrl.replaceAll('&', '&amp;')}`);
}
