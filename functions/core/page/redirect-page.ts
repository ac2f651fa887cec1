import { html } from '../kernel/markup.ts';
import type { PublishedSite } from '../site/site.ts';
import { siteVoice } from './voice.ts';

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
