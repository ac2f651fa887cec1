import { type Html, html } from '../kernel/markup.ts';
import { documentAddresses } from '../output/document-keys.ts';
import type { FeedId } from '../output/feed-ids.ts';
import type { PublishedSite } from '../site/site.ts';

const FORMATS = [
  { format: 'rss', name: 'RSS', type: 'application/rss+xml' },
  { format: 'atom', name: 'Atom', type: 'application/atom+xml' },
  { format: 'json', name: 'JSON Feed', type: 'application/feed+json' },
] as const;

/** A feed as a page links to it. */
export interface LinkedFeed {
  readonly feed: FeedId;
  /** Plain text; different for each feed that the page links to. */
  readonly title: string;
}

/**
 * Autodiscovery: one `<link>` per format, with an absolute address and a title of its own. The page's own feed comes
 * first, because some readers use only the first link.
 */
export function autodiscoveryLinks(feeds: readonly LinkedFeed[], site: PublishedSite): Html {
  const links = feeds.flatMap(({ feed, title }) => {
    const urls = documentAddresses(site.url, feed, { kind: 'full' });
    return FORMATS.map(
      ({ format, name, type }) =>
        html`<link rel="alternate" type="${type}" title="${title} (${name})" href="${urls[format]}">
`,
    );
  });
  return html`${links}`;
}

/** The links to a feed's three formats, for people. */
export function feedLinks(feed: FeedId, site: PublishedSite): Html {
  return linksTo(documentAddresses(site.url, feed, { kind: 'full' }));
}

/** Links for people to three formats of the same feed. */
export function linksTo(urls: Readonly<Record<(typeof FORMATS)[number]['format'], string>>): Html {
  const links = FORMATS.map(
    ({ name, format, type }) => html`<li><a href="${urls[format]}" type="${type}">${name}</a></li>`,
  );
  return html`<ul class="inline">${links}</ul>`;
}
