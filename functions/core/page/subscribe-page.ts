import type { FeedDocument } from '../feed/feed-document.ts';
import { type Html, html, trusted } from '../kernel/markup.ts';
import { addressOf, articleAddress, feedRoot } from '../output/addresses.ts';
import { documentAddresses } from '../output/document-keys.ts';
import type { FeedForm } from '../site/selection.ts';
import { COPY_SCRIPT } from './copy-script.ts';
import { day } from './dates.ts';
import { headlinesCode } from './headlines-code.ts';
import { renderLayout } from './layout.ts';
import { SUBSCRIBE_STYLE } from './subscribe-style.ts';
import { articleVoice, siteVoice, type Voice } from './voice.ts';

const NAMES = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' } as const;
const FORMATS = ['rss', 'atom', 'json'] as const;

/** As many of the latest articles as tell what the feed is like. */
const LATEST = 10;

/**
 * What people get who open a feed's address in a browser: what this is, the address to copy, and the latest
 * articles. A complete HTML document; all there is to see and do is there without its script but the copying.
 */
export function renderSubscribePage(document: FeedDocument): string {
  const { site, feed, title, heading = title, description } = document;
  const voice = siteVoice(site);
  return renderLayout({
    site,
    title: `${title} – ${voice.words.isFeed}`,
    description,
    feed: { feed, title },
    style: SUBSCRIBE_STYLE,
    // The page of the feed itself is the one to find and to share.
    head: html`<meta name="robots" content="noindex">
<link rel="canonical" href="${addressOf(site.url, feedRoot(feed))}">
`,
    main: html`<header class="introduction">
<p class="kicker">${voice.say('isFeed')}</p>
<h1><a href="${addressOf(site.url, feedRoot(feed))}">${heading}</a></h1>
<p class="standfirst">${voice.say('feedAdvice')}</p>
</header>
${subscription(document, voice)}
${latest(document, voice)}
<script type="module">${trusted(COPY_SCRIPT)}</script>`,
  });
}

function subscription(document: FeedDocument, voice: Voice): Html {
  const { feed, site } = document;
  const url = (form: FeedForm, format: (typeof FORMATS)[number]) =>
    documentAddresses(site.url, feed, { kind: form })[format];
  const rows = (form: FeedForm) =>
    FORMATS.filter((format) => form === 'summary' || format !== 'rss').map(
      (format) => html`<li><span>${NAMES[format]}</span> ${copyable(url(form, format), voice)}</li>
`,
    );
  return html`<section class="subscribe" aria-label="${voice.words.follow}">
<p class="main">${copyable(url('full', 'rss'), voice)} <a class="button" href="feed:${url('full', 'rss')}">${voice.say('openInReader')}</a></p>
<p role="status"></p>
<details><summary>${voice.say('otherFormats')}</summary>
<ul>
${rows('full')}</ul>
<h2>${voice.say('summariesOnly')}</h2>
<ul>
${rows('summary')}</ul></details>
<details><summary>${voice.say('headlinesElsewhere')}</summary>
<p>${copyable(headlinesCode(document), voice, 'copyCode')}</p></details>
</section>`;
}

/** A text, chosen whole by one click, with the button that copies it. */
function copyable(text: string, voice: Voice, label: 'copy' | 'copyCode' = 'copy'): Html {
  return html`<code>${text}</code>
<button type="button" hidden data-copy="${text}" data-done="${voice.words.copied}">${voice.say(label)}</button>`;
}

function latest({ articles, site }: FeedDocument, voice: Voice): Html {
  if (articles.length === 0) return html`<p class="empty">${voice.say('noArticles')}</p>`;
  const items = articles.slice(0, LATEST).map((article) => {
    const own = articleVoice(article, site);
    return html`<li${own.attributes}><a href="${articleAddress(site.url, article.slug)}">${article.title}</a>
<span class="details">${day(article.publishedAt, own.dates)}</span></li>
`;
  });
  return html`<section class="latest"><h2>${voice.say('latestArticles')}</h2>
<ol>
${items}</ol></section>`;
}
