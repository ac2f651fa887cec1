import { html } from '../kernel/markup.ts';
import { addressOf, CATALOGUE_KEYS } from '../output/addresses.ts';
import type { PublishedSite } from '../site/site.ts';
import { renderLayout } from './layout.ts';
import { siteVoice } from './voice.ts';

/** The page at the address of a feed that has ended, with status 410. A complete HTML document. */
export function renderEndedPage(site: PublishedSite): string {
  const voice = siteVoice(site);
  return renderLayout({
    site,
    title: `${voice.words.ended} – ${site.title}`,
    description: voice.words.endedAdvice,
    head: html`<meta name="robots" content="noindex">\n`,
    main: html`<header class="introduction">
<h1>${voice.say('ended')}</h1>
<p class="standfirst">${voice.say('endedAdvice')}</p>
<p><a href="${addressOf(site.url, CATALOGUE_KEYS.page)}">${voice.say('allFeeds')}</a></p>
</header>`,
  });
}
