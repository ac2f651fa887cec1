import type { PublishedArticle } from '../article/article.ts';
import type { FeedDocument } from '../feed/render/feed-document.ts';
import { type Html, html } from '../kernel/markup.ts';
import { toPublicUrl } from '../kernel/site-origin.ts';
import { addressOf, articleAddress, feedRoot } from '../output/addresses.ts';
import { parseFeedId } from '../output/feed-ids.ts';
import type { PublishedSite } from '../site/site.ts';
import { authorLinks, imageSize, sectionLink } from './article-parts.ts';
import { day } from './date-markup.ts';
import { feedLinks } from './feed-links.ts';
import { renderLayout } from './layout.ts';
import { openGraph } from './open-graph.ts';
import { articleVoice, siteVoice } from './voice.ts';

/**
 * The page of a feed: the home page for `latest`, else the page of a section, tag or author. It lists the document's
 * articles in their order. A complete HTML document, a pure function of its argument.
 */
export function renderListingPage(document: FeedDocument): string {
  const { site, feed, title, description } = document;
  const isHome = feed === 'latest';
  const url = addressOf(site.url, feedRoot(feed));
  return renderLayout({
    site,
    title,
    description,
    isHome,
    feed: { feed, title },
    head: openGraph({ type: 'website', title, description, url, siteTitle: site.title }),
    main: html`${!isHome && introduction(document)}
${stories(document)}`,
  });
}

function introduction({ feed, site, title, heading = title, description }: FeedDocument): Html {
  const voice = siteVoice(site);
  return html`<header class="introduction">
<h1>${heading}</h1>
<p class="standfirst">${description}</p>
<div class="follow"><span>${voice.say('follow')}</span> ${feedLinks(feed, site)}</div>
</header>`;
}

function stories({ articles, feed, site }: FeedDocument): Html {
  if (articles.length === 0) return html`<p class="empty">${siteVoice(site).say('noArticles')}</p>`;
  const items = articles.map(
    (article) => html`<li>${story(article, site, parseFeedId(feed).kind !== 'section')}</li>\n`,
  );
  return html`<ol class="stories${feed === 'latest' && ' front'}">\n${items}</ol>`;
}

function story(article: PublishedArticle, site: PublishedSite, namesSection: boolean): Html {
  const voice = articleVoice(article, site);
  const { image, summary } = article;
  return html`<article${voice.attributes}>
${namesSection && sectionLink(article, site)}
<h2><a href="${articleAddress(site.url, article.slug)}">${article.title}</a></h2>
${image && html`<img src="${toPublicUrl(image.url, site.url)}" alt=""${imageSize(image)} loading="lazy" decoding="async">`}
${summary !== undefined && html`<p class="summary">${summary}</p>`}
<p class="byline">${authorLinks(article, site, voice)} ${day(article.publishedAt, voice.dates)}</p>
</article>`;
}
