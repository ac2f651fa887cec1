import type { PublishedArticle } from '../article/article.ts';
import { type Html, html, trusted } from '../kernel/markup.ts';
import { toPublicHtml, toPublicUrl } from '../kernel/site-origin.ts';
import { addressOf, articleAddress, feedRoot } from '../output/addresses.ts';
import { feedId } from '../output/feed-ids.ts';
import type { PublishedSite } from '../site/site.ts';
import { authorLinks, imageSize, sectionLink } from './article-parts.ts';
import { dayAndTime } from './date-markup.ts';
import { enclosures } from './enclosures.ts';
import { renderLayout } from './layout.ts';
import { openGraph } from './open-graph.ts';
import { newsArticle } from './structured-data.ts';
import { articleVoice, type Voice } from './voice.ts';

/**
 * The page of one article at `/articles/<slug>/`: a complete HTML document, a pure function of its arguments. The
 * article's own HTML is used as it is: it was sanitised when the article was read.
 */
export function renderArticlePage(article: PublishedArticle, site: PublishedSite): string {
  const { title, summary } = article;
  const description = summary ?? site.description;
  const voice = articleVoice(article, site);
  return renderLayout({
    site,
    title: `${title} – ${site.title}`,
    description,
    head: html`${preview(article, description, site)}${newsArticle(article, site)}`,
    main: html`<article class="full"${voice.attributes}>
${heading(article, site, voice)}
${leadImage(article, site)}
<div class="body">
${trusted(withReachableScrollers(toPublicHtml(article.html, site.url)))}
</div>
${enclosures(article.enclosures, site, voice)}
${ending(article, site, voice)}
</article>`,
  });
}

function preview(article: PublishedArticle, description: string, site: PublishedSite): Html {
  const { image } = article;
  return openGraph({
    type: 'article',
    title: article.title,
    description,
    url: article.canonicalUrl ?? articleAddress(site.url, article.slug),
    siteTitle: site.title,
    image: image && { ...image, url: toPublicUrl(image.url, site.url) },
    publishedAt: article.publishedAt,
    updatedAt: article.updatedAt,
    section: article.section?.label,
    tags: article.tags.map(({ label }) => label),
  });
}

function heading(article: PublishedArticle, site: PublishedSite, voice: Voice): Html {
  const { summary, publishedAt, updatedAt } = article;
  const standfirst = summary !== undefined && !repeatsOpening(summary, article.html) && summary;
  const isUpdated = updatedAt > publishedAt;
  return html`<header>
${sectionLink(article, site)}
<h1>${article.title}</h1>
${standfirst && html`<p class="standfirst">${standfirst}</p>`}
<p class="byline">${authorLinks(article, site, voice)} ${dayAndTime(publishedAt, voice.dates)}
${isUpdated && html`<span>${voice.say('updated')} ${dayAndTime(updatedAt, voice.dates)}</span>`}</p>
</header>`;
}

/** The article's image above its text, unless the text itself shows it. */
function leadImage({ image, html: body }: PublishedArticle, site: PublishedSite): Html {
  if (!image || body.includes(html`="${image.url}"`.markup)) return html``;
  const { alt = '', caption, credit } = image;
  const isCaptioned = caption !== undefined || credit !== undefined;
  return html`<figure class="lead"><img src="${toPublicUrl(image.url, site.url)}" alt="${alt}"${imageSize(image)} fetchpriority="high">
${isCaptioned && html`<figcaption>${caption}${credit !== undefined && html` <small class="credit">${credit}</small>`}</figcaption>`}</figure>`;
}

/**
 * Makes tables and preformatted texts, which scroll when they are wider than the page, reachable by keyboard (WCAG 2.2,
 * 2.1.1). Sanitised HTML has a raw `<` only where a tag begins.
 */
function withReachableScrollers(body: string): string {
  return body.replace(/<(table|pre)(?=[ >])/g, '<$1 tabindex="0"');
}

function ending({ tags, canonicalUrl, source }: PublishedArticle, site: PublishedSite, voice: Voice): Html {
  const links = tags.map(
    ({ slug, label }) =>
      html`<li><a rel="tag" href="${addressOf(site.url, feedRoot(feedId('tag', slug)))}">${label}</a></li>`,
  );
  const origin = canonicalUrl !== undefined && URL.canParse(canonicalUrl) && new URL(canonicalUrl).host;
  if (links.length === 0 && !origin && !source) return html``;
  return html`<footer>
${links.length > 0 && html`<div class="tags"><span>${voice.say('tags')}</span> <ul class="inline">${links}</ul></div>`}
${origin && html`<p>${voice.say('firstPublishedAt')} <a href="${canonicalUrl}">${source?.title ?? origin}</a></p>`}
${!origin && source && html`<p>${voice.say('firstPublishedAt')} <a href="${source.url}">${source.title}</a></p>`}
</footer>`;
}

/** Characters of the body that are compared: an opening paragraph with its markup. */
const OPENING_LENGTH = 8_000;

/**
 * True if the article's text begins with its summary, as a derived summary does: a page that shows both would say it
 * twice. White space, punctuation and case are not compared.
 */
function repeatsOpening(summary: string, body: string): boolean {
  const opening = body.slice(0, OPENING_LENGTH).replace(/<[^<>]*>|&[a-z]{1,8};|&#\w{1,6};/gi, ' ');
  const wanted = letters(summary);
  return wanted !== '' && letters(opening).startsWith(wanted);
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
