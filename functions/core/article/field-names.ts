/** The fields an article's metadata may state, by our names. */
export type CanonicalField = keyof typeof SYNONYMS;

/**
 * What other systems call them (Hugo, Jekyll, Eleventy, Astro, Ghost, WordPress, JSON Feed, ninjs), compared
 * without case, `_`, `-` and spaces. Where a source states several, the first in the row that has a value wins.
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
  expires: ['expires', 'expiryDate', 'unpublishDate', 'expiry', 'expirationDate', 'unpublish_at'],
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
  imageCaption: ['image_caption', 'feature_image_caption', 'cover_caption'],
  aliases: ['aliases', 'redirect_from', 'redirects', 'old_url', '_wp_old_slug'],
  language: ['language', 'lang', 'locale', 'languageCode', 'inLanguage'],
  enclosure: ['enclosure', 'enclosures', 'attachments', 'audio', 'video', 'podcast', 'media'],
  minor: ['minor'],
} as const satisfies Record<string, readonly string[]>;

/** Fields of other systems that mean nothing here and deserve no word. */
const IGNORED = new Set(
  [
    'layout type weight menu menus build cascade resources markup headless translationKey',
    'templateEngineOverride pagination toc comments math series sitemap outputs syndication sponsored',
    'rss_ignore feed header params mathjax katex featured pinned order comment_id html lexical mobiledoc',
    'version page_fullwidth show_title_and_feature_image email_only',
  ]
    .join(' ')
    .split(' ')
    .map(foldFieldName),
);
const IGNORED_PREFIX = /^eleventy|^wpcomment|^wpmenuorder/;

/** `Pub-Date`, `pub_date` and `pubDate` are one name. */
export function foldFieldName(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '');
}

const CANONICAL_OF = new Map(
  Object.entries(SYNONYMS).flatMap(([canonical, names]) =>
    names.map((name) => [foldFieldName(name), canonical as CanonicalField] as const),
  ),
);

/** Our name for a field as an editor wrote it. */
export function canonicalFieldOf(name: string): CanonicalField | undefined {
  return CANONICAL_OF.get(foldFieldName(name));
}

export function isIgnoredField(name: string): boolean {
  const folded = foldFieldName(name);
  return IGNORED.has(folded) || IGNORED_PREFIX.test(folded);
}

const LONGEST_NAME = 30;

/** The known name that `name` was probably meant to be: at most two letters (in short names one) differ. */
export function suggestFieldName(name: string): string | undefined {
  const folded = foldFieldName(name);
  if (folded.length < 3 || folded.length > LONGEST_NAME) return undefined;
  let best: string | undefined;
  let bestDistance = folded.length < 6 ? 2 : 3;
  for (const [known, canonical] of CANONICAL_OF) {
    const distance = editDistance(folded, known);
    if (distance >= bestDistance) continue;
    bestDistance = distance;
    best = SYNONYMS[canonical].find((synonym) => foldFieldName(synonym) === known);
  }
  return best;
}

/** Damerau-Levenshtein (optimal string alignment): `athuor` is one step from `author`. */
function editDistance(left: string, right: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const substitution = previous[j - 1]! + (left[i - 1] === right[j - 1] ? 0 : 1);
      let cost = Math.min(previous[j]! + 1, current[j - 1]! + 1, substitution);
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        cost = Math.min(cost, beforePrevious[j - 2]! + 1);
      }
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[right.length]!;
}
