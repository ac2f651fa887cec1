import { html } from '../kernel/markup.ts';
import type { PublishedSite } from '../site/site.ts';
import { renderLayout } from './layout.ts';
import { siteVoice } from './voice.ts';

/** The page that answers an address where nothing is, with status 404. */
export function renderNotFoundPage(site: PublishedSite): string {
  const voice = siteVoice(site);
  return renderLayout({
    site,
    title: `${voice.words.notFound} – ${site.title}`,
    description: voice.words.notFoundAdvice,
    head: html`<meta name="robots" content="noindex">\n`,
    main: html`<header class="introduction">
<h1>${voice.say('notFound')}</h1>
<p class="standfirst">${voice.say('notFoundAdvice')}</p>
<p><a href="${site.url}">${voice.say('home')}</a></p>
</header>`,
  });
}
