import { type Html, html } from '../kernel/markup.ts';
import { addressOf, CATALOGUE_KEYS } from '../output/addresses.ts';
import { parseFeedId } from '../output/feed-ids.ts';
import type { PublicFeedKind } from '../output/feed-kinds.ts';
import { linksTo } from '../page/feed-links.ts';
import { renderLayout } from '../page/layout.ts';
import { openGraph } from '../page/open-graph.ts';
import { siteVoice, type Voice } from '../page/voice.ts';
import type { Words } from '../page/words/words.ts';
import type { Catalogue, CatalogueEntry } from './catalogue.ts';

const HEADINGS: Readonly<Record<PublicFeedKind, keyof Words>> = {
  latest: 'latestArticles',
  section: 'sections',
  feed: 'selections',
  language: 'languages',
  author: 'authors',
  tag: 'tags',
};

/** The kinds that `site.yaml` describes. Of the others there is only their name to tell, and that stands there. */
const DESCRIBED: ReadonlySet<PublicFeedKind> = new Set(['latest', 'section', 'feed']);

/** The page at `/feeds/`: every feed of the site, for people. A complete HTML document. */
export function renderCataloguePage({ site, groups }: Catalogue): string {
  const voice = siteVoice(site);
  const title = `${voice.words.feeds} – ${site.title}`;
  const description = voice.words.feedsAdvice;
  const url = addressOf(site.url, CATALOGUE_KEYS.page);
  return renderLayout({
    site,
    title,
    description,
    head: openGraph({ type: 'website', title, description, url, siteTitle: site.title }),
    main: html`<header class="introduction">
<h1>${voice.say('feeds')}</h1>
<p class="standfirst">${voice.say('feedsAdvice')}</p>
<div class="follow"><span>${voice.say('allFeeds')}</span> <ul class="inline"><li><a href="${addressOf(site.url, CATALOGUE_KEYS.opml)}" type="text/x-opml">OPML</a></li></ul></div>
</header>
${groups.map(({ kind, entries }) => group(kind, entries, voice))}`,
  });
}

function group(kind: PublicFeedKind, entries: readonly CatalogueEntry[], voice: Voice): Html {
  return html`<section class="catalogue">
<h2>${voice.say(HEADINGS[kind])}</h2>
<ul>
${entries.map((entry) => item(entry, DESCRIBED.has(kind), voice))}</ul>
</section>
`;
}

function item(entry: CatalogueEntry, isDescribed: boolean, voice: Voice): Html {
  const { feed, name, description, pageUrl, form, urls, summaryUrls } = entry;
  // A language's name is in that language (WCAG 2.2, 3.1.2).
  const { kind, slug } = parseFeedId(feed);
  const lang = kind === 'language' && html` lang="${slug}"`;
  return html`<li><h3><a href="${pageUrl}"${lang}>${name}</a></h3>
${isDescribed && html`<p class="summary">${description}</p>`}
${form === 'full' && html`<div class="follow">${voice.say('fullText')} ${linksTo(urls)}</div>`}
<div class="follow">${voice.say('summariesOnly')} ${linksTo(summaryUrls)}</div></li>
`;
}
