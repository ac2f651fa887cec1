import { SITE_ORIGIN } from '../kernel/site-origin.ts';
import { cleanCharacters } from '../kernel/text.ts';
import { articleAddress } from '../output/addresses.ts';
import { factsOfKey, isSourceKey } from './article-key.ts';
import { MAX_ADDRESS_CHARACTERS } from './limits.ts';

/** Where addresses in an article are read from. */
export interface LinkContext {
  /** The source's key: what relative addresses are relative to. */
  readonly key: string;
  /** The article's own slug: where addresses of only a fragment point. */
  readonly slug: string;
  /** Where the site is published, ending in `/`: an address under it is the site's own. Absent: not known. */
  readonly siteUrl?: string | undefined;
}

export interface ResolvedAddress {
  /** Absolute; own addresses under {@link SITE_ORIGIN}. */
  readonly href: string;
  /** It points at a file beside the sources, which the site does not serve: only `media/` is. */
  readonly isUnserved: boolean;
}

const LINK_SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:']);
const MEDIA_SCHEMES = new Set(['http:', 'https:']);

/**
 * An address in an article as an absolute one, or undefined if it is none or of a scheme that feeds must not
 * carry (`javascript:`, `data:`, `file:` and all others but http, https and, for links, mailto and tel).
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

/** The id that stands for `id` in the article of this slug: unlike any other article's on the same page. */
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
  // By http as by https, and whoever is named before the host: the same object is served.
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
  if (isSourceKey(key)) {
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

/** The finding that a file beside the sources is linked, where the site serves nothing. */
export function mediaOutside(written: string, place: { field?: string; line?: number } = {}) {
  return {
    code: 'media-outside',
    message: `"${written.slice(0, 100)}" lies beside the article, and only files under media/ are published.`,
    hint: 'Upload the file under media/ and link it as /media/….',
    ...place,
  };
}
