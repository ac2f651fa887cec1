import { cleanCharacters } from './text.ts';

export const MAX_SLUG_CHARACTERS = 80;

/** Words that differ in nothing but a sign: C, C++ and C# are three tags. */
const SIGN_WORDS: readonly (readonly [RegExp, string])[] = [
  [/(?<=[\p{L}\p{N}])\+\+/gu, '-plus-plus-'],
  [/(?<=[\p{L}\p{N}])\+/gu, '-plus-'],
  [/(?<=[\p{L}\p{N}])#/gu, '-sharp-'],
];

/**
 * The address form of a title, tag or name: lower case, words joined by hyphens, Latin letters without
 * diacritics, other scripts kept. At most {@link MAX_SLUG_CHARACTERS}, cut at a word; `''` if nothing is left.
 */
export function slugify(text: string): string {
  let slug = cleanCharacters(text).text.slice(0, 10 * MAX_SLUG_CHARACTERS);
  for (const [sign, word] of SIGN_WORDS) slug = slug.replace(sign, word);
  slug = slug
    .normalize('NFKD')
    // Only after Latin, Greek and Cyrillic letters is a mark an accent; in Japanese or Hindi it is a letter.
    .replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['\u2019]/gu, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return bounded(slug);
}

function bounded(slug: string): string {
  if (slug.length <= MAX_SLUG_CHARACTERS) return slug;
  const head = slug.slice(0, MAX_SLUG_CHARACTERS + 1);
  const hyphen = head.lastIndexOf('-');
  if (hyphen > 0) return head.slice(0, hyphen);
  return head.slice(0, MAX_SLUG_CHARACTERS).replace(/[\uD800-\uDBFF]$/, '');
}
