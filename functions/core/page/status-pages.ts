import { html } from '../kernel/markup.ts';
import { addressOf, CATALOGUE_KEYS } from '../output/addresses.ts';
import type { PublishedSite } from '../site/site.ts';
import { renderLayout } from './layout.ts';
import { siteVoice } from './voice.ts';

/** The page with status 404: nothing is at the address. A complete HTML document. */
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

/** The page with status 410: the feed at the address has ended. A complete HTML document. */
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

/**
 * The page with status 301, for clients that do not follow a redirect to `address`. Where only the object is served,
 * without the edge, the page itself leads there. A complete HTML document.
 */
export function renderRedirectPage(site: PublishedSite, address: string): string {
  const voice = siteVoice(site);
  return html`<!doctype html>
<html${voice.attributes}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${voice.words.moved} – ${site.title}</title>
<link rel="canonical" href="${address}">
<meta http-equiv="refresh" content="0; url=${address}">
</head>
<body>
<main>
<h1>${voice.say('moved')}</h1>
<p>${voice.say('movedTo')} <a href="${address}">${address}</a></p>
</main>
</body>
</html>
`.markup;
}
