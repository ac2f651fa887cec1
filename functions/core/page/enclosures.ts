import type { Enclosure } from '../article/article.ts';
import { type Html, html } from '../kernel/markup.ts';
import { toPublicUrl } from '../kernel/site-origin.ts';
import type { PublishedSite } from '../site/site.ts';
import type { Voice } from './voice.ts';

/** The files attached to an article: a link for each, and players for sound and film. Empty without files. */
export function enclosures(files: readonly Enclosure[], site: PublishedSite, voice: Voice): Html {
  if (files.length === 0) return html``;
  return html`<section class="files">
<h2>${voice.say('files')}</h2>
<ul>${files.map((file) => html`<li>${enclosure(file, site)}</li>\n`)}</ul>
</section>`;
}

function enclosure(file: Enclosure, site: PublishedSite): Html {
  const url = toPublicUrl(file.url, site.url);
  const title = file.title ?? decodedName(url);
  const details = [file.type, file.lengthBytes !== undefined && readableSize(file.lengthBytes)];
  return html`${player(file, url, title)}<a href="${url}" type="${file.type}">${title}</a>
<span class="details">${details.filter(Boolean).join(', ')}</span>`;
}

/** A player that loads nothing before the reader starts it. */
function player(file: Enclosure, url: string, title: string): Html {
  if (file.type.startsWith('audio/')) {
    return html`<audio controls preload="none" src="${url}" aria-label="${title}"></audio>`;
  }
  if (file.type.startsWith('video/')) {
    return html`<video controls preload="none" src="${url}" aria-label="${title}"></video>`;
  }
  return html``;
}

/** The file name in an address, without percent-encoding. */
function decodedName(url: string): string {
  const name = url.split(/[?#]/, 1)[0]?.split('/').at(-1) || url;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** A size in decimal units, as file managers show it: `1.2 MB`. */
function readableSize(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
