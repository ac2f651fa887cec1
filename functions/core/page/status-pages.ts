import { html } from '../kernel/markup.ts';
import { addressOf, CATALOGUE_KEYS } from '../output/addresses.ts';
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

/**
 * The body of what has moved to `address`: the edge answers 301, with this for those who do not follow; served
 * by anything simpler than the edge it moves by itself. A complete HTML document.
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
