/**
 * Edits of a document before its placeholders are filled. It holds no user text yet, so plain string edits cannot hit
 * any. Each edit throws if the `feed` package lays its documents out differently from what is known here.
 */

/** `skeleton` with its only `search` replaced. */
export function replaceOnce(skeleton: string, search: string, replacement: string): string {
  const parts = skeleton.split(search);
  if (parts.length !== 2)
    throw new Error(`the feed package wrote ${parts.length - 1} times ${search}, not once`);
  return parts.join(replacement);
}

/** `skeleton` with `elements` after its only `search`, each on a line of its own with the same indent. */
export function insertAfter(skeleton: string, search: string, elements: readonly string[]): string {
  const at = skeleton.indexOf(search);
  const [indent] = /\n *$/.exec(skeleton.slice(0, skeleton.lastIndexOf('<', at))) ?? [''];
  return replaceOnce(skeleton, search, search + elements.map((text) => indent + text).join(''));
}

/** `skeleton` with each `<name>…</name>` replaced by what `edit` returns for it. `name` must not nest. */
export function editEach(
  skeleton: string,
  name: string,
  count: number,
  edit: (element: string, index: number) => string,
): string {
  const parts = skeleton.split(new RegExp(`(<${name}>[^]*?</${name}>)`));
  if (parts.length !== 2 * count + 1) {
    throw new Error(`the feed package wrote ${(parts.length - 1) / 2} times <${name}>, not ${count} times`);
  }
  return parts.map((part, index) => (index % 2 ? edit(part, (index - 1) / 2) : part)).join('');
}

/** `skeleton` without its only `<name>…</name>` and its line. */
export function removeElement(skeleton: string, name: string): string {
  const [element] = new RegExp(`\\n *<${name}>[^<]*</${name}>`).exec(skeleton) ?? [];
  if (!element) throw new Error(`the feed package wrote no <${name}>`);
  return replaceOnce(skeleton, element, '');
}

/** `element` with `children` added at its end, indented like the others. */
export function appendChildren(element: string, name: string, children: readonly string[]): string {
  const end = element.lastIndexOf(`</${name}>`);
  const lastLine = element.lastIndexOf('\n', end);
  const indent = element.slice(lastLine, end);
  return (
    element.slice(0, lastLine) +
    children.map((child) => `${indent}    ${child}`).join('') +
    element.slice(lastLine)
  );
}

/** An element as text. Attribute values and `content` are placeholders or literals, never user text. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  content = '',
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${value}"`)
    .join('');
  return content ? `<${name}${written}>${content}</${name}>` : `<${name}${written}/>`;
}

/**
 * The namespaces of our documents, by prefix. The W3C feed validator knows all of them except `at` (RFC 6721), which is
 * used only in partners' changes. It has no rules for `podcast`.
 */
export const NAMESPACES = {
  at: 'http://purl.org/atompub/tombstones/1.0',
  atom: 'http://www.w3.org/2005/Atom',
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  fh: 'http://purl.org/syndication/history/1.0',
  itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  media: 'http://search.yahoo.com/mrss/',
  podcast: 'https://podcastindex.org/namespace/1.0',
} as const;
