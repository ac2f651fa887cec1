import { type Html, html, trusted } from '../kernel/markup.ts';
import { toPublicUrl } from '../kernel/site-origin.ts';
import { addressOf, CATALOGUE_KEYS, feedRoot } from '../output/addresses.ts';
import { type FeedId, feedId } from '../output/feed-ids.ts';
import type { PublishedSite } from '../site/site.ts';
import { autodiscoveryLinks, feedLinks, type LinkedFeed } from './feed-links.ts';
import { PAPER, STYLE } from './style.ts';
import { siteVoice, type Voice } from './voice.ts';

/** What one page puts into the layout that all pages share. */
export interface PageContent {
  readonly site: PublishedSite;
  /** The `<title>`, plain text. */
  readonly title: string;
  readonly description: string;
  /** True on the home page: the masthead is its main heading. */
  readonly isHome?: boolean;
  /** The feed that the page lists. Its links come before those of the latest. */
  readonly feed?: LinkedFeed;
  /** Further elements of the head: canonical address, Open Graph. */
  readonly head: Html;
  /** Our own CSS for this page, beside the style that all pages share. */
  readonly style?: string;
  readonly main: Html;
}

/** A complete HTML document: head, masthead, main content, footer. */
export function renderLayout(page: PageContent): string {
  const { site } = page;
  const voice = siteVoice(site);
  const latest: LinkedFeed = { feed: 'latest', title: site.title };
  const feeds = page.feed && page.feed.feed !== 'latest' ? [page.feed, latest] : [latest];
  return html`<!doctype html>
<html${voice.attributes}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="${PAPER.light}">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="${PAPER.dark}">
<title>${page.title}</title>
<meta name="description" content="${page.description}">
${page.head}${icons(site)}${autodiscoveryLinks(feeds, site)}<style>${trusted(STYLE + (page.style ?? ''))}</style>
</head>
<body>
<a class="skip" href="#content">${voice.say('skipToContent')}</a>
${masthead(page, voice)}
<main id="content" tabindex="-1">
${page.main}
</main>
${footer(site, voice)}
</body>
</html>
`.markup;
}

function masthead({ site, isHome, feed }: PageContent, voice: Voice): Html {
  const name = html`<a href="${site.url}"${isHome && html` aria-current="page"`}>${site.title}</a>`;
  return html`<header class="masthead">
${isHome ? html`<h1 class="name">${name}</h1>` : html`<p class="name">${name}</p>`}
${isHome && html`<p class="motto">${site.description}</p>`}
${sectionLinks(site, voice, feed?.feed)}
</header>`;
}

/** The sections in the order of `site.yaml`. */
function sectionLinks(site: PublishedSite, voice: Voice, current?: FeedId): Html {
  const links = Object.entries(site.sections).map(([slug, section]) => {
    const feed = feedId('section', slug);
    const isCurrent = feed === current && html` aria-current="page"`;
    return html`<li><a href="${addressOf(site.url, feedRoot(feed))}"${isCurrent}>${section.title}</a></li>`;
  });
  if (links.length === 0) return html``;
  return html`<nav aria-label="${voice.words.sections}"><ul class="inline">${links}</ul></nav>`;
}

function footer(site: PublishedSite, voice: Voice): Html {
  return html`<footer class="colophon">
<nav aria-label="${voice.words.feeds}"><span>${site.title}</span> ${feedLinks('latest', site)} <a href="${addressOf(site.url, CATALOGUE_KEYS.page)}">${voice.say('allFeeds')}</a></nav>
${site.rights !== undefined && html`<p>${site.rights}</p>`}
</footer>`;
}

/** The icon of a site that has none: a sheet with lines. It is in the page, so no browser asks for a file. */
const NEUTRAL_ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%238c1c13'/%3E%3Cpath d='M4 5h8M4 8h8M4 11h5' stroke='%23fff' stroke-width='1.5'/%3E%3C/svg%3E";

/** The site's icons for tabs, bookmarks and home screens. */
function icons({ favicon, icon, url }: PublishedSite): Html {
  const small = favicon ?? icon;
  return html`<link rel="icon" href="${small === undefined ? NEUTRAL_ICON : toPublicUrl(small, url)}">
${icon !== undefined && html`<link rel="apple-touch-icon" href="${toPublicUrl(icon, url)}">\n`}`;
}
