import { foldName, nearestName } from '../../kernel/nearest-name.ts';

/** The fields an article's metadata may state, by our names. */
export type CanonicalField = keyof typeof SYNONYMS;

/**
 * What Hugo, Jekyll, Eleventy, Astro, Ghost, WordPress, JSON Feed and ninjs call these fields. Names are compared
 * without case, `_`, `-` and spaces. If a source states several of one row, the first of the row that has a value wins.
 */
export const SYNONYMS = {
  id: ['id', 'guid', 'uuid', 'uid', '_id'],
  title: ['title', 'headline', 'name', 'linkTitle'],
  slug: ['slug', 'post_name', 'basename'],
  canonical: ['canonical', 'canonical_url', 'url', 'permalink', 'link', 'external_url'],
  published: [
    'publishDate',
    'published',
    'pubDate',
    'date',
    'date_published',
    'published_at',
    'post_date_gmt',
    'published_time',
    'issued',
  ],
  embargo: ['embargo', 'embargoedUntil', 'publish_at', 'scheduled'],
  updated: [
    'updated',
    'lastmod',
    'modified',
    'updatedDate',
    'last_modified_at',
    'updated_at',
    'date_modified',
    'modified_time',
    'post_modified_gmt',
    'revised',
  ],
  expires: [
    'expires',
    'expiryDate',
    'unpublishDate',
    'expiry',
    'expirationDate',
    'unpublish_at',
    'dcterms:valid',
  ],
  draft: ['draft'],
  status: ['status', 'pubStatus', 'post_status'],
  visibility: ['visibility'],
  tags: ['tags', 'tag', 'keywords', 'topics'],
  section: ['section', 'categories', 'category', 'primary_tag'],
  authors: ['authors', 'author', 'byline', 'by', 'creator', 'dc:creator', 'primary_author', 'contributors'],
  summary: [
    'summary',
    'description',
    'excerpt',
    'custom_excerpt',
    'meta_description',
    'subtitle',
    'dek',
    'lead',
    'abstract',
    'teaser',
  ],
  image: [
    'image',
    'images',
    'cover',
    'cover_image',
    'feature_image',
    'featured_image',
    'hero_image',
    'hero',
    'banner',
    'thumbnail',
    'og_image',
    'banner_image',
  ],
  imageAlt: ['image_alt', 'feature_image_alt', 'cover_alt', 'hero_image_alt'],
  imageCredit: ['image_credit', 'feature_image_credit', 'photo_credit', 'photographer', 'credit'],
  imageCaption: ['image_caption', 'feature_image_caption', 'cover_caption'],
  aliases: ['aliases', 'redirect_from', 'redirects', 'old_url', '_wp_old_slug'],
  language: ['language', 'lang', 'locale', 'languageCode', 'inLanguage'],
  enclosure: ['enclosure', 'enclosures', 'attachments', 'audio', 'video', 'podcast', 'media'],
  minor: ['minor'],
  source: ['source', 'republished_from', 'syndicated_from', 'source_name', 'source_title'],
  sourceUrl: ['source_url', 'source_link'],
  syndication: ['syndication'],
  duration: ['duration', 'itunes:duration'],
  season: ['season', 'itunes:season'],
  episode: ['episode', 'episode_number', 'itunes:episode'],
  episodeType: ['episode_type', 'itunes:episodeType'],
  episodeImage: ['episode_image', 'itunes:image'],
  explicit: ['explicit', 'itunes:explicit'],
  chapters: ['chapters', 'podcast:chapters'],
  transcript: ['transcript', 'podcast:transcript'],
} as const satisfies Record<string, readonly string[]>;

/** Fields of other systems that mean nothing here. They are not reported. */
const IGNORED = new Set(
  [
    'layout type weight menu menus build cascade resources markup headless translationKey',
    'templateEngineOverride pagination toc comments math series sitemap outputs sponsored',
    'rss_ignore feed header params taxonomies extra template in_search_index mathjax katex featured pinned order comment_id html lexical mobiledoc',
    'version page_fullwidth show_title_and_feature_image email_only image_width image_height',
  ]
    .join(' ')
    .split(' ')
    .map(foldName),
);
const IGNORED_PREFIX = /^eleventy|^wpcomment|^wpmenuorder/;

const CANONICAL_OF = new Map(
  Object.entries(SYNONYMS).flatMap(([canonical, names]) =>
    names.map((name) => [foldName(name), canonical as CanonicalField] as const),
  ),
);

/** Our name for a field; undefined if nobody knows it. */
export function canonicalFieldOf(name: string): CanonicalField | undefined {
  return CANONICAL_OF.get(foldName(name));
}

export function isIgnoredField(name: string): boolean {
  const folded = foldName(name);
  return IGNORED.has(folded) || IGNORED_PREFIX.test(folded);
}

/** The known name that is nearest to `name`, if one is near. */
export function suggestFieldName(name: string): string | undefined {
  return nearestName(name, Object.values(SYNONYMS).flat());
}
