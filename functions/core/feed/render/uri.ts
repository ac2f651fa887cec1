import { toPublicUrl } from '../../kernel/site-origin.ts';

/** Characters that RFC 3986 section 2 forbids in a URI outside an IPv6 host. WHATWG's URL allows some, such as `|`. */
const NOT_URI_CHARACTER = /[^\w;/?:@&=+$.\-!~*'()%,#]/g;
const STRAY_PERCENT = /%(?![0-9A-Fa-f]{2})/g;

/**
 * An absolute http(s) address in the strict form that every XML feed reader accepts (ASCII, RFC 3986); undefined if
 * `address` is not one. Never throws.
 */
export function httpUri(address: string): string | undefined {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const pathStart = url.href.indexOf('/', url.protocol.length + 2);
  const path = url.href
    .slice(pathStart)
    .replace(STRAY_PERCENT, '%25')
    .replace(NOT_URI_CHARACTER, encodeURIComponent);
  return url.href.slice(0, pathStart) + path;
}

/** A host with a dot, and no credentials before it: not `[::1]`, not `user:password@host`. */
const PUBLIC_HOST = /^https?:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?\//;

/**
 * A stored address as the public one, in strict form. Undefined if it is not http(s), or if it is another site's and
 * the validator would not accept it as public (InvalidURLAttribute, InvalidUriChar).
 */
export function publicUri(stored: string | undefined, siteUrl: string): string | undefined {
  if (stored === undefined) return undefined;
  const publicUrl = toPublicUrl(stored, siteUrl);
  const uri = httpUri(publicUrl);
  return publicUrl !== stored || (uri && PUBLIC_HOST.test(uri)) ? uri : undefined;
}

/**
 * `address` in the canonical form that Atom asks for in an id (NonCanonicalURI, RFC 3986 section 6.2.2): hexadecimal
 * digits in upper case, and no character percent-encoded that need not be. {@link httpUri} has done the rest.
 */
export function canonicalUri(address: string): string {
  return address.replace(/%[0-9A-Fa-f]{2}/g, (triplet) => {
    const character = String.fromCharCode(Number.parseInt(triplet.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : triplet.toUpperCase();
  });
}

const ANY_URI = /^[a-z][a-z0-9+.-]*:[\w;/?:@&=+$.\-!~*'()%,#]+$/i;
/** RFC 4151. */
const TAG_URI = /^tag:(?:[a-z0-9._-]+@)?[a-z0-9.-]+,\d{4}(?:-\d\d(?:-\d\d)?)?:[\w;/?:@&=+$.\-!~*'()%,#]*$/;
/** RFC 8141, without r-, q- and f-components, which are not part of a name. */
const URN = /^urn:[a-z0-9][a-z0-9-]{1,31}:(?:[\w()+,.:=@;$!*'-]|%[0-9A-F]{2})+$/i;
const UUID_URN = /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * True if `id` may be an Atom id (RFC 4287 section 4.2.6.1): an absolute URI that is valid by the rules of its scheme.
 * It need not be in canonical form: the validator only warns (NonCanonicalURI), and an old id must not change.
 */
export function isPermanentId(id: string): boolean {
  const scheme = id.slice(0, id.indexOf(':') + 1).toLowerCase();
  if (scheme === 'tag:') return TAG_URI.test(id);
  if (scheme === 'urn:') return (/^urn:uuid:/i.test(id) ? UUID_URN : URN).test(id);
  return ANY_URI.test(id) && URL.canParse(id);
}
