import { type Html, html } from '../kernel/markup.ts';

/** The properties of the Open Graph protocol (ogp.me) that a link preview shows. */
export interface OpenGraph {
  readonly type: 'article' | 'website';
  readonly title: string;
  readonly description: string;
  /** The page's canonical address. */
  readonly url: string;
  readonly siteTitle: string;
  readonly image?: OpenGraphImage | undefined;
  /** ISO 8601; only for an article. */
  readonly publishedAt?: string;
  readonly updatedAt?: string;
  readonly section?: string | undefined;
  readonly tags?: readonly string[];
}

interface OpenGraphImage {
  /** Absolute. */
  readonly url: string;
  readonly alt?: string | undefined;
  /** Pixels. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** The canonical link and the Open Graph properties of one page. */
export function openGraph(page: OpenGraph): Html {
  const properties: readonly (readonly [string, string | number | undefined])[] = [
    ['og:type', page.type],
    ['og:title', page.title],
    ['og:description', page.description],
    ['og:url', page.url],
    ['og:site_name', page.siteTitle],
    ['og:image', page.image?.url],
    ['og:image:alt', page.image?.alt],
    ['og:image:width', page.image?.width],
    ['og:image:height', page.image?.height],
    ['article:published_time', page.publishedAt],
    ['article:modified_time', page.updatedAt],
    ['article:section', page.section],
    ...(page.tags ?? []).map((tag) => ['article:tag', tag] as const),
  ];
  const tags = properties.map(
    ([property, content]) =>
      content !== undefined && html`<meta property="${property}" content="${content}">\n`,
  );
  const card = page.image ? 'summary_large_image' : 'summary';
  return html`<link rel="canonical" href="${page.url}">
${tags}<meta name="twitter:card" content="${card}">
<meta name="robots" content="max-image-preview:large">
`;
}
