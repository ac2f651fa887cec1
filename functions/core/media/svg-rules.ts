import type { SaxesAttributeNS, SaxesTagNS } from 'saxes';

export const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';
const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

/** Elements that run code or embed another document, by lower-case local name. */
const ACTIVE_ELEMENTS: ReadonlySet<string> = new Set([
  'script',
  'handler',
  'listener',
  'foreignobject',
  'iframe',
  'object',
  'embed',
  'audio',
  'video',
  'canvas',
  'link',
  'meta',
  'base',
]);

/** Any element of these namespaces can be active: an `a` of XHTML runs `javascript:` as one of SVG does. */
const ACTIVE_NAMESPACES: ReadonlySet<string> = new Set([
  'http://www.w3.org/1999/xhtml',
  'http://www.w3.org/1998/Math/MathML',
  'http://www.w3.org/2001/xml-events',
]);

/** What makes an element active by its name, in words; undefined if nothing does. */
export function activeElement({ name, local, uri }: SaxesTagNS): string | undefined {
  const isActive = ACTIVE_ELEMENTS.has(local.toLowerCase()) || ACTIVE_NAMESPACES.has(uri);
  return isActive ? `a <${name}> element` : undefined;
}

/**
 * What makes an attribute active, in words; undefined if nothing does. An active attribute handles events, refers to
 * something outside the file, or animates an attribute that does.
 */
export function activeAttribute({ name, local, uri, value }: SaxesAttributeNS): string | undefined {
  if (uri === XMLNS_NAMESPACE) return undefined;
  const attribute = local.toLowerCase();
  if (attribute.startsWith('on') && uri === '') return `an event handler (${name})`;
  if (attribute === 'base' && uri === XML_NAMESPACE) return 'a base address (xml:base)';
  if ((attribute === 'href' || attribute === 'src') && !value.trim().startsWith('#')) {
    return `a reference to something outside the file (${name})`;
  }
  if (attribute === 'attributename' && /^\s*(?:on|(?:[^:\s]*:)?(?:href|src|base)\s*$)/i.test(value)) {
    return `an animation of ${value.trim()}`;
  }
  // Presentation attributes are CSS too (SVG 2, section 6.6): fill="url(…)".
  return attribute === 'style' || value.includes('(') ? activeCss(value) : undefined;
}

/** What loads something in a style sheet or declaration, in words; undefined if nothing does. */
export function activeCss(css: string): string | undefined {
  // An escape can spell any of the words below in another way. No drawing program writes one.
  if (css.includes('\\')) return 'an escape (\\) in its CSS';
  if (/@import/i.test(css)) return 'an @import';
  const loading = /(?:image-set|image|src|expression)\(|javascript:|url\((?!["']?#)/i.exec(withoutSpace(css));
  return loading ? `a reference to something outside the file (${loading[0]})` : undefined;
}

function withoutSpace(css: string): string {
  return css.replace(/\s+/g, '');
}
