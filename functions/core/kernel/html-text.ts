/** An element of a fragment; its children are elements and text. */
export interface HtmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: HtmlNode[];
}

export type HtmlNode = HtmlElement | string;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const UNESCAPES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Text as HTML, for elements and quoted attributes alike. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character]!);
}

/** The text that {@link escapeHtml} was given. */
export function unescapeHtml(html: string): string {
  return html.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => UNESCAPES[name]!);
}

/** A footnote's number says nothing away from its place. */
const FOOTNOTE_REFERENCE = /<sup><a [^>]*--fn-ref-[^>]*>[^<]*<\/a><\/sup>/g;

/** The words of sanitised HTML, on one line. Only for what `sanitise` gives: each `<` in it begins a tag. */
export function plainTextOf(html: string): string {
  const text = html
    .replace(FOOTNOTE_REFERENCE, '')
    .replace(/<(?:br|\/?(?:p|div|li|td|th|tr|h[1-6]|blockquote|dt|dd))(?: [^>]*)?>/g, ' ')
    .replace(/<[^>]*>/g, '');
  return unescapeHtml(text).replace(/\s+/gu, ' ').trim();
}
