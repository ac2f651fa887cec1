import type { FeedDocument } from '../feed/render/feed-document.ts';
import { type Html, html, trusted } from '../kernel/markup.ts';
import { ASSET_KEYS, addressOf, articleAddress, feedRoot } from '../output/addresses.ts';
import { documentAddresses } from '../output/document-keys.ts';
import type { FeedForm } from '../site/selection.ts';
import { day } from './date-markup.ts';
import { renderLayout } from './layout.ts';
import { articleVoice, siteVoice, type Voice } from './voice.ts';

const NAMES = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' } as const;
const FORMATS = ['rss', 'atom', 'json'] as const;

/** The number of latest articles that are shown, to tell what the feed is like. */
const LATEST = 10;

/**
 * The page that people get when they open the address of a feed in a browser: what a feed is, the address to copy, and
 * the latest articles. A complete HTML document. Without its script, everything works but the copy buttons.
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
    // Search engines and shared links should lead to the page of the feed itself.
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
  const urls = {
    full: documentAddresses(site.url, feed, { kind: 'full' }),
    summary: documentAddresses(site.url, feed, { kind: 'summary' }),
  };
  const rows = (form: FeedForm) =>
    FORMATS.filter((format) => form === 'summary' || format !== 'rss').map(
      (format) => html`<li><span>${NAMES[format]}</span> ${copyable(urls[form][format], voice)}</li>
`,
    );
  return html`<section class="subscribe" aria-label="${voice.words.follow}">
<p class="main">${copyable(urls.full.rss, voice)} <a class="button" href="feed:${urls.full.rss}">${voice.say('openInReader')}</a></p>
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

/** A text that one click selects as a whole, with the button that copies it. */
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

/**
 * The only script on any page: it shows the copy buttons and makes them work. The content security policy allows it by
 * its digest, so it must not depend on what is on the page.
 */
export const COPY_SCRIPT = `if (navigator.clipboard) {
  for (const button of document.querySelectorAll('button[data-copy]')) {
    button.hidden = false;
    button.onclick = async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      document.querySelector('[role=status]').textContent = button.dataset.done;
      button.classList.add('done');
    };
  }
}`;

/** The style of this page, beside the style that all pages share. */
const SUBSCRIBE_STYLE = `.subscribe,.latest{max-width:46rem}
.subscribe{background:var(--shade);border:1px solid var(--rule);border-radius:.5rem;padding:1.25rem;font:1rem/1.5 var(--sans)}
.subscribe .main{display:flex;flex-wrap:wrap;gap:.75rem;margin:0}
.subscribe code{background:var(--paper);border:1px solid var(--rule);border-radius:.3rem;padding:.55rem .75rem;overflow-wrap:anywhere;user-select:all;direction:ltr;unicode-bidi:isolate;white-space:pre-wrap}
.subscribe .main code{flex:1 1 100%;font-size:1.05rem}
.subscribe .button,.subscribe button{font:600 .9rem/1.2 var(--sans);padding:.65rem 1rem;border-radius:.3rem;border:1px solid var(--accent);background:var(--accent);color:var(--paper);cursor:pointer;text-decoration:none}
.subscribe details button,.subscribe .button{background:none;color:var(--accent)}
.subscribe button.done::before{content:"\\2713\\00a0"}
.subscribe [role=status]{min-height:1.5em;margin:.4rem 0;color:var(--soft)}
.subscribe summary{cursor:pointer;font-weight:600}
.subscribe details{margin-top:.8rem}
.subscribe details p{display:grid;gap:.6rem;justify-items:start;margin:.8rem 0 0}
.subscribe details p code{width:100%}
.subscribe h2{font:600 1rem/1.4 var(--sans);margin:1rem 0 .3rem}
.subscribe ul{list-style:none;padding:0;margin:.6rem 0 0}
.subscribe li{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem;margin-bottom:.6rem}
.subscribe li span{min-width:5.5rem}
.subscribe li code{flex:1 1 14rem}
.latest h2{font-size:1.3rem}
.latest ol{list-style:none;padding:0}
.latest li{padding:.6rem 0;border-top:1px solid var(--rule);display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1rem}
.latest .details{font:.875rem/1.8 var(--sans);padding:0}
`.replaceAll('\n', '');

/**
 * The HTML that shows a feed's headlines on another site's page (docs/partners.md). It reads the document with
 * summaries: headlines do not need whole articles.
 */
function headlinesCode({ feed, site, title }: Pick<FeedDocument, 'feed' | 'site' | 'title'>): string {
  const { json } = documentAddresses(site.url, feed, { kind: 'summary' });
  return html`<script type="module" src="${addressOf(site.url, ASSET_KEYS.headlines)}"></script>
<broadsheet-headlines src="${json}" limit="5">
  <a href="${addressOf(site.url, feedRoot(feed))}">${title}</a>
</broadsheet-headlines>`.markup;
}
