import { cleanCharacters } from '../../kernel/text.ts';
import { type LinkContext, resolveAddress, scopedId } from '../article-links.ts';
import type { Removals } from './removals.ts';

type Check = (value: string) => string | undefined;

const text: Check = (value) => cleanCharacters(value).text.trim() || undefined;
const flag: Check = () => '';
const matching =
  (pattern: RegExp): Check =>
  (value) => {
    const trimmed = value.trim().toLowerCase();
    return trimmed.length <= 40 && pattern.test(trimmed) ? trimmed : undefined;
  };
/** HTML 2.3.4: digits. No page is wider than four of them say. */
const size = matching(/^\d{1,4}$/);
const wholeNumber = matching(/^-?\d{1,9}$/);
const direction = matching(/^(?:ltr|rtl|auto)$/);
const date = matching(/^[\dtz:+.\sp-]+$/);
/** HTML 4.9.11: a cell spans 1 to 1000 columns. */
const span = matching(/^[1-9]\d{0,2}$/);

/** HTML 4.5.15: the class that names the language of code. */
const LANGUAGE_CLASS = /(?<!\S)language-[a-z0-9+#._-]{1,30}(?!\S)/;

const ANY_ELEMENT: Readonly<Record<string, Check>> = {
  lang: matching(/^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/),
  dir: direction,
  title: text,
};

/** By element: the attributes that stay, and their values. Addresses and ids are not among them. */
const OF_ELEMENT: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  img: { alt: (value) => cleanCharacters(value).text.trim(), width: size, height: size },
  video: { controls: flag, width: size, height: size },
  audio: { controls: flag },
  source: { type: matching(/^[a-z]+\/[a-z0-9.+-]+$/) },
  ol: { start: wholeNumber, reversed: flag, type: (value) => (/^[1aAiI]$/.test(value) ? value : undefined) },
  li: { value: wholeNumber },
  td: { colspan: span, rowspan: span, align: matching(/^(?:left|center|right)$/) },
  th: {
    colspan: span,
    rowspan: span,
    align: matching(/^(?:left|center|right)$/),
    scope: matching(/^(?:row|col|rowgroup|colgroup)$/),
  },
  code: { class: (value) => LANGUAGE_CLASS.exec(value.slice(0, 200).toLowerCase())?.[0] },
  section: { class: matching(/^footnotes$/) },
  time: { datetime: date },
  ins: { datetime: date },
  del: { datetime: date },
  details: { open: flag },
};

const LINK_ATTRIBUTES: Readonly<Record<string, string>> = {
  a: 'href',
  blockquote: 'cite',
  q: 'cite',
  ins: 'cite',
  del: 'cite',
};
const MEDIA_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  img: ['src'],
  audio: ['src'],
  video: ['src', 'poster'],
  source: ['src'],
};

/** By element: the attributes that sanitised HTML can hold. The list is for the second, independent pass. */
export const ALLOWED_ATTRIBUTES: Readonly<Record<string, string[]>> = {
  '*': [...Object.keys(ANY_ELEMENT), 'id'],
  ...Object.fromEntries(
    [...new Set([OF_ELEMENT, LINK_ATTRIBUTES, MEDIA_ATTRIBUTES].flatMap(Object.keys))].map((name) => [
      name,
      [
        ...Object.keys(OF_ELEMENT[name] ?? {}),
        ...(LINK_ATTRIBUTES[name] ? [LINK_ATTRIBUTES[name]] : []),
        ...(MEDIA_ATTRIBUTES[name] ?? []),
      ],
    ]),
  ),
};

/** Values where an element has none. Without `alt`, a screen reader reads a file name; without `controls`, nobody can play. */
const DEFAULTS: Readonly<Record<string, string>> = { alt: '', controls: '' };

/** What is shared by the attributes of one article. */
export interface AttributeContext extends LinkContext {
  readonly removals: Removals;
  /** The ids so far. If two elements have the same id, the first keeps it. */
  readonly ids: Set<string>;
}

/** The attributes of an element that stay, with checked values and absolute addresses. */
export function keptAttributes(
  name: string,
  written: ReadonlyMap<string, string>,
  context: AttributeContext,
): Map<string, string> {
  const kept = new Map<string, string>();
  addAddresses(name, written, kept, context);
  const checks = { ...ANY_ELEMENT, ...OF_ELEMENT[name] };
  for (const [attribute, check] of Object.entries(checks)) {
    const value = written.get(attribute) ?? DEFAULTS[attribute];
    const checked = value === undefined ? undefined : check(value);
    if (checked !== undefined) kept.set(attribute, checked);
  }
  const id = written.get('id') ?? (name === 'a' ? written.get('name') : undefined);
  if (id !== undefined) addId(id, kept, context);
  if (name === 'img' && kept.has('src') && !written.has('alt')) context.removals.noteMissingAlternative();
  for (const attribute of written.keys()) context.removals.noteAttribute(attribute);
  return kept;
}

function addAddresses(
  name: string,
  written: ReadonlyMap<string, string>,
  kept: Map<string, string>,
  context: AttributeContext,
): void {
  const link = LINK_ATTRIBUTES[name];
  const attributes = link ? [link] : (MEDIA_ATTRIBUTES[name] ?? []);
  for (const attribute of attributes) {
    let value = written.get(attribute);
    // Pages that load pictures late have a placeholder in `src`.
    if (name === 'img' && (!value || value.startsWith('data:'))) value = written.get('data-src') ?? value;
    if (value === undefined || value.trim() === '') continue;
    const resolved = resolveAddress(value, context, link ? 'link' : 'media');
    if (!resolved) context.removals.noteAddress(value);
    else {
      kept.set(attribute, resolved.href);
      if (resolved.isUnserved) context.removals.noteUnserved(value);
    }
  }
}

function addId(written: string, kept: Map<string, string>, context: AttributeContext): void {
  if (written.trim() === '' || written.length > 200) return;
  const id = scopedId(written.trim(), context.slug);
  if (context.ids.has(id)) return;
  context.ids.add(id);
  kept.set('id', id);
}
