import { XML_NAMESPACE, XMLNS_NAMESPACE } from './xml-namespaces.ts';
import type { XmlAttribute, XmlElement } from './xml-reader.ts';

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

/** In these namespaces any element can be active: an `a` of XHTML runs `javascript:` as one of SVG does. */
const ACTIVE_NAMESPACES: ReadonlySet<string> = new Set([
  'http://www.w3.org/1999/xhtml',
  'http://www.w3.org/1998/Math/MathML',
  'http://www.w3.org/2001/xml-events',
]);

/** What in a start tag makes the element itself active, in words. */
export function activeElement({ name, local, uri }: XmlElement): string | undefined {
  const isActive = ACTIVE_ELEMENTS.has(local.toLowerCase()) || ACTIVE_NAMESPACES.has(uri);
  return isActive ? `a <${name}> element` : undefined;
}

/** What makes an attribute active, in words: it handles events, refers outside the file, or animates either. */
export function activeAttribute({ name, local, uri, value }: XmlAttribute): string | undefined {
  if (uri === XMLNS_NAMESPACE) return undefined;
  const attribute = local.toLowerCase();
  if (attribute.startsWith('on') && uri === '') return `an event handler (${name})`;
  if (attribute === 'base' && uri === XML_NAMESPACE) return 'a base address (xml:base)';
  if ((attribute === 'href' || attribute === 'src') && !value.trim().startsWith('#')) {
    return `a reference to something outside itself (${name})`;
  }
  if (attribute === 'attributename' && /^\s*(?:on|(?:[^:\s]*:)?(?:href|src|base)\s*$)/i.test(value)) {
    return `an animation of ${value.trim()}`;
  }
  // Presentation attributes are CSS too (SVG 2, section 6.6): fill="url(…)".
  return attribute === 'style' || value.includes('(') ? activeCss(value) : undefined;
}

/** What in a style sheet or declaration loads something, in words. */
export function activeCss(css: string): string | undefined {
  // An escape could spell any of the words below in another way; no drawing program writes one.
  if (css.includes('\\')) return 'an escape in its style sheet';
  if (/@import/i.test(css)) return 'an @import';
  const loading = /(?:image-set|image|src|expression)\(|javascript:|url\((?!["']?#)/i.exec(withoutSpace(css));
  return loading ? `a reference to something outside itself (${loading[0]})` : undefined;
}

function withoutSpace(css: string): string {
  return css.replace(/\s+/g, '');
}
