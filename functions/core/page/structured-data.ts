import type { PublishedArticle } from '../article/article.ts';
import { type Html, html, trusted } from '../kernel/markup.ts';
import { toPublicUrl } from '../kernel/site-origin.ts';
import { addressOf, articleAddress, feedRoot } from '../output/addresses.ts';
import { feedId } from '../output/feed-ids.ts';
import type { PublishedSite } from '../site/site.ts';

type Json = string | number | undefined | readonly Json[] | { readonly [name: string]: Json };

/** An article for search engines and aggregators: schema.org's NewsArticle, as JSON-LD. */
export function newsArticle(article: PublishedArticle, site: PublishedSite): Html {
  const { title, summary, image, section, tags, canonicalUrl, language = site.language } = article;
  const url = articleAddress(site.url, article.slug);
  return jsonLd({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: title,
    description: summary,
    url,
    mainEntityOfPage: canonicalUrl ?? url,
    inLanguage: language,
    datePublished: article.publishedAt,
    dateModified: article.updatedAt,
    image: image && {
      '@type': 'ImageObject',
      url: toPublicUrl(image.url, site.url),
      caption: image.caption,
      creditText: image.credit,
      width: image.width,
      height: image.height,
    },
    author: article.authors.map(({ slug, name }) => ({
      '@type': 'Person',
      name,
      url: addressOf(site.url, feedRoot(feedId('author', slug))),
    })),
    publisher: publisher(site),
    articleSection: section?.label,
    keywords: tags.length > 0 ? tags.map(({ label }) => label) : undefined,
  });
}

function publisher({ title, url, logo }: PublishedSite): Json {
  return { '@type': 'Organization', name: title, url, logo: logo && toPublicUrl(logo, url) };
}

/** A data block. It is never run, and no text in it can end its element. */
function jsonLd(data: Json): Html {
  const json = JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
  return html`<script type="application/ld+json">${trusted(json)}</script>
`;
}
