import { type Html, html } from './html.ts';

/** Properties of the Open Graph protocol (ogp.me), as much as a link preview shows. */
export interface OpenGraph {
  readonly type: 'article' | 'website';
  readonly title: string;
  readonly description: string;
  /** The page's canonical address. */
  readonly url: string;
  readonly siteTitle: string;
  readonly image?: { readonly url: string; readonly alt?: string | undefined } | undefined;
  /** ISO 8601; only for an article. */
  readonly publishedAt?: string;
  readonly updatedAt?: string;
}

/** The canonical link and the Open Graph properties of one page. */
export function openGraph(page: OpenGraph): Html {
  const properties: readonly (readonly [string, string | undefined])[] = [
    ['og:type', page.type],
    ['og:title', page.title],
    ['og:description', page.description],
    ['og:url', page.url],
    ['og:site_name', page.siteTitle],
    ['og:image', page.image?.url],
    ['og:image:alt', page.image?.alt],
    ['article:published_time', page.publishedAt],
    ['article:modified_time', page.updatedAt],
  ];
  const tags = properties.map(
    ([property, content]) =>
      content !== undefined && html`<meta property="${property}" content="${content}">\n`,
  );
  return html`<link rel="canonical" href="${page.url}">\n${tags}`;
}
