import { SITE_ORIGIN } from '../kernel/site-origin.ts';
import { cleanCharacters } from '../kernel/text.ts';
import { articleAddress } from '../output/addresses.ts';
import { factsOfKey, isArticleKey } from './article-key.ts';
import { MAX_ADDRESS_CHARACTERS } from './limits.ts';

/** What addresses in an article are relative to. */
export interface LinkContext {
  /** The source's key. */
  readonly key: string;
  /** The article's own slug: an address that is only a fragment leads to its page. */
  readonly slug: string;
  /** Where the site is published, ending in `/`. An address under it is the site's own. Absent: not known. */
  readonly siteUrl?: string | undefined;
}

export interface ResolvedAddress {
  /** Absolute; own addresses under {@link SITE_ORIGIN}. */
  readonly href: string;
  /** True for a file under `articles/`, which the site does not serve: it serves only `media/`. */
  readonly isUnserved: boolean;
}

const LINK_SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:']);
const MEDIA_SCHEMES = new Set(['http:', 'https:']);

/**
 * Makes an address in an article absolute. Returns undefined if it is no address, or if feeds must not carry its
 * scheme: they carry http and https, and mailto and tel in links.
 */
export function resolveAddress(
  written: string,
  context: LinkContext,
  kind: 'link' | 'media',
): ResolvedAddress | undefined {
  const address = cleanCharacters(written).text.trim();
  if (address === '' || address.length > MAX_ADDRESS_CHARACTERS) return undefined;
  if (address.startsWith('#')) return ownFragment(address.slice(1), context.slug);
  const url = URL.parse(address, baseOf(context.key));
  if (!url || !(kind === 'link' ? LINK_SCHEMES : MEDIA_SCHEMES).has(url.protocol)) return undefined;
  const own = ownUrl(url, context.siteUrl);
  if (own) return ownAddress(own);
  // The URL standard leaves spaces in addresses without `//`; RFC 3986 has none.
  return { href: url.href.replaceAll(' ', '%20'), isUnserved: false };
}

/** An element's id with the article's slug before it, so that articles on one page have no id in common. */
export function scopedId(id: string, slug: string): string {
  const clean = cleanCharacters(id).text.replace(/\s+/gu, '-');
  const prefix = `${slug}--`;
  return clean.startsWith(prefix) ? clean : `${prefix}${clean}`;
}

function ownFragment(fragment: string, slug: string): ResolvedAddress {
  const url = new URL(articleAddress(SITE_ORIGIN, slug));
  if (fragment !== '') url.hash = scopedId(decodePercent(fragment), slug);
  return { href: url.href, isUnserved: false };
}

/** An address of this site as it is stored, under {@link SITE_ORIGIN}; undefined if it is another site's. */
function ownUrl(url: URL, siteUrl: string | undefined): URL | undefined {
  if (url.origin === SITE_ORIGIN) return unambiguous(url);
  const site = siteUrl === undefined ? null : URL.parse(siteUrl);
  // The same object is served by http and https, and whatever user name stands before the host.
  if (url.host !== site?.host || !url.pathname.startsWith(site.pathname)) return undefined;
  const path = url.pathname.slice(site.pathname.length);
  return unambiguous(new URL(`${SITE_ORIGIN}/${path}${url.search}${url.hash}`));
}

/**
 * S3 takes a `+` in a path for a space, and refuses a `%` that begins no octet. Both are encoded, so that the file is
 * served whose name was written.
 */
function unambiguous(url: URL): URL {
  url.pathname = url.pathname.replaceAll('+', '%2B').replace(/%(?![0-9A-Fa-f]{2})/g, '%25');
  return url;
}

function ownAddress(url: URL): ResolvedAddress {
  const key = decodePercent(url.pathname.slice(1));
  if (isArticleKey(key)) {
    const { slug } = factsOfKey(key);
    return ownFragment(url.hash.slice(1), slug);
  }
  const isFile = /\.[^./]+$/.test(key.slice(-100));
  return { href: url.href, isUnserved: key.startsWith('articles/') && isFile };
}

function baseOf(key: string): string {
  const path = key.toWellFormed().split('/').map(encodeURIComponent).join('/');
  return `${SITE_ORIGIN}/${path}`;
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The problem with an address that {@link ResolvedAddress.isUnserved}. */
export function mediaOutside(written: string, place: { field?: string; line?: number } = {}) {
  return {
    code: 'media-outside',
    message: `The file "${written.slice(0, 100)}" is beside the article, but the site publishes only files under media/.`,
    hint: 'Upload the file under media/ and write its address as /media/….',
    ...place,
  };
}
