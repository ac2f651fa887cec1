import { addressOf, articleAddress, feedRoot, toPublicHtml, toPublicUrl } from '../addresses.ts';
import type { PublishedArticle } from '../article/article.ts';
import type { PublishedSite } from '../site/site.ts';
import { authorLinks, sectionLink } from './byline.ts';
import { dayAndTime } from './dates.ts';
import { enclosures } from './enclosures.ts';
import { type Html, html, trusted } from './html.ts';
import { renderLayout } from './layout.ts';
import { openGraph } from './open-graph.ts';
import { repeatsOpening } from './opening.ts';
import { articleVoice, type Voice } from './voice.ts';

/**
 * The page of one article at `/articles/<slug>/`: a complete HTML document, a pure function of its
 * arguments. The article's own HTML is taken as it is: it was sanitised when the article was read.
 */
export function renderArticlePage(article: PublishedArticle, site: PublishedSite): string {
  const { title, summary, image } = article;
  const description = summary ?? site.description;
  const voice = articleVoice(article, site);
  return renderLayout({
    site,
    title: `${title} – ${site.title}`,
    description,
    head: openGraph({
      type: 'article',
      title,
      description,
      url: article.canonicalUrl ?? articleAddress(site.url, article.slug),
      siteTitle: site.title,
      image: image && { url: toPublicUrl(image.url, site.url), alt: image.alt },
      publishedAt: article.publishedAt,
      updatedAt: article.updatedAt,
    }),
    main: html`<article class="full"${voice.attributes}>
${heading(article, site, voice)}
${leadImage(article, site)}
<div class="body">
${trusted(toPublicHtml(article.html, site.url))}
</div>
${enclosures(article.enclosures, site, voice)}
${ending(article, site, voice)}
</article>`,
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
  const { alt = '', caption } = image;
  return html`<figure class="lead"><img src="${toPublicUrl(image.url, site.url)}" alt="${alt}">
${caption !== undefined && html`<figcaption>${caption}</figcaption>`}</figure>`;
}

function ending({ tags, canonicalUrl }: PublishedArticle, site: PublishedSite, voice: Voice): Html {
  const links = tags.map(
    ({ slug, label }) =>
      html`<li><a rel="tag" href="${addressOf(site.url, feedRoot(`tag/${slug}`))}">${label}</a></li>`,
  );
  const origin = canonicalUrl !== undefined && URL.canParse(canonicalUrl) && new URL(canonicalUrl).host;
  if (links.length === 0 && !origin) return html``;
  return html`<footer>
${links.length > 0 && html`<div class="tags"><span>${voice.say('tags')}</span> <ul class="inline">${links}</ul></div>`}
${origin && html`<p>${voice.say('firstPublishedAt')} <a href="${canonicalUrl}">${origin}</a></p>`}
</footer>`;
}
