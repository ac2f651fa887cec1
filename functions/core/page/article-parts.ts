import type { Image, PublishedArticle } from '../article/article.ts';
import { type Html, html } from '../kernel/markup.ts';
import { addressOf, feedRoot } from '../output/addresses.ts';
import { feedId } from '../output/feed-ids.ts';
import type { PublishedSite } from '../site/site.ts';
import type { Voice } from './voice.ts';

/** `By Ada Finch and Noor Haddad`: each name is a link to the author's page. Empty without authors. */
export function authorLinks(article: PublishedArticle, site: PublishedSite, voice: Voice): Html {
  if (article.authors.length === 0) return html``;
  const links = article.authors.map(
    ({ slug, name }) =>
      html`<a rel="author" href="${addressOf(site.url, feedRoot(feedId('author', slug)))}">${name}</a>`,
  );
  return html`<span>${voice.say('by')} ${conjunction(links, voice.dates.language)}</span>`;
}

/** The section of an article, as a link. */
export function sectionLink(article: PublishedArticle, site: PublishedSite): Html {
  const { section } = article;
  if (!section) return html``;
  const address = addressOf(site.url, feedRoot(feedId('section', section.slug)));
  return html`<p class="kicker"><a href="${address}">${section.label}</a></p>`;
}

/** The links, joined with the commas and the "and" of the language. */
function conjunction(links: readonly Html[], language: string): Html {
  const indexes = links.map((_, index) => String(index));
  const parts = listFormat(language).formatToParts(indexes);
  return html`${parts.map(({ type, value }) => (type === 'element' ? links[Number(value)] : value))}`;
}

function listFormat(language: string): Intl.ListFormat {
  try {
    return new Intl.ListFormat(language, { type: 'conjunction' });
  } catch {
    return new Intl.ListFormat('en', { type: 'conjunction' });
  }
}

/** ` width="…" height="…"`, if known, so that a page does not jump when its pictures arrive. */
export function imageSize({ width, height }: Pick<Image, 'width' | 'height'>): Html {
  if (width === undefined || height === undefined) return html``;
  return html` width="${width}" height="${height}"`;
}
