import { type Html, html as xml } from '../kernel/markup.ts';
import type { PublicFeedKind } from '../output/feed-kinds.ts';
import type { Catalogue, CatalogueEntry } from './catalogue.ts';

/** The names of the groups: in English, whatever the language of the site is. */
const GROUP_TITLES: Readonly<Record<PublicFeedKind, string>> = {
  latest: 'Latest',
  section: 'Sections',
  feed: 'Selections',
  language: 'Languages',
  author: 'Authors',
  tag: 'Tags',
};

/**
 * OPML 2.0 (opml.org/spec2.opml): what a reader imports to follow all feeds, or some of them. It has no date: a date
 * would change the document when nothing else changes (invariant I4).
 */
export function renderOpml({ site, groups }: Catalogue): string {
  const outlines = groups.map(({ kind, entries }) => {
    const feeds = entries.map(outline);
    if (kind === 'latest') return xml`${feeds}`;
    const title = GROUP_TITLES[kind];
    return xml`    <outline text="${title}" title="${title}">\n${feeds}    </outline>\n`;
  });
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>${site.title}</title>
    <docs>http://opml.org/spec2.opml</docs>
  </head>
  <body>
${outlines}  </body>
</opml>
`.markup;
}

function outline({ title, description, urls, pageUrl }: CatalogueEntry): Html {
  return xml`    <outline type="rss" text="${title}" title="${title}" description="${description}" xmlUrl="${urls.rss}" htmlUrl="${pageUrl}"/>\n`;
}
