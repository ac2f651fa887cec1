import { asBoolean } from '../../kernel/plain-values.ts';
import type { Report } from '../../kernel/problem.ts';
import { cutAtWord, oneLine } from '../../kernel/text.ts';
import type { ArticleSource, Syndication } from '../article.ts';
import { MAX_ADDRESS_CHARACTERS, MAX_NAME_CHARACTERS } from '../limits.ts';
import { type Field, type Fields, placeOf } from './field.ts';
import { asRecord, reportType, scalarText, textMember } from './field-values.ts';

/**
 * Reads where a republished article was taken from: a group of title and url, a name beside a field `sourceUrl`, or
 * only an address, whose host is then the name.
 */
export function readSource(fields: Fields, report: Report): ArticleSource | undefined {
  const field = fields.get('source') ?? fields.get('sourceUrl');
  if (!field) return undefined;
  const record = asRecord(field.value);
  const text = oneLine(scalarText(field.value) ?? '');
  const url =
    webAddress(record ? textMember(record, 'url', 'link', 'href') : text) ??
    webAddress(scalarText(fields.get('sourceUrl')?.value));
  if (!url) {
    report.warn({
      code: 'source-incomplete',
      message: `The field "${field.name}" does not state the web address of the source. It was left out.`,
      hint: 'Write it like this: source: {title: The Harbour Gazette, url: https://gazette.example/feed.xml}.',
      ...placeOf(field),
    });
    return undefined;
  }
  const named = record ? textMember(record, 'title', 'name') : webAddress(text) ? undefined : text;
  return { title: cutAtWord(named || url.hostname, MAX_NAME_CHARACTERS), url: url.href };
}

function webAddress(text: string | undefined): URL | undefined {
  if (!text || text.length > MAX_ADDRESS_CHARACTERS || !/^https?:\/\//i.test(text)) return undefined;
  return URL.parse(text) ?? undefined;
}

const WORDS: ReadonlyMap<string, Syndication> = new Map([
  ['allow', 'allow'],
  ['allowed', 'allow'],
  ['deny', 'deny'],
  ['denied', 'deny'],
  ['none', 'deny'],
]);

/** Reads whether partners may have the article. A wrong word is an error: a guess might give the article away. */
export function readSyndication(field: Field | undefined, report: Report): Syndication | undefined {
  if (!field) return undefined;
  const text = (scalarText(field.value) ?? '').trim().toLowerCase();
  // On the IndieWeb the field lists where else the article is published.
  if (Array.isArray(field.value) || /^https?:\/\//.test(text)) return undefined;
  const answer = asBoolean(text);
  const word = answer === undefined ? WORDS.get(text) : answer ? 'allow' : 'deny';
  return word ?? reportType(field, 'allow or deny', report);
}

/**
 * Reads where the article first appeared, if that is a whole web address. A path (Hugo's and Jekyll's own address of
 * the page) means nothing here and is left out, with a warning.
 */
export function readCanonicalUrl(field: Field | undefined, report: Report): string | undefined {
  if (!field) return undefined;
  const text = (scalarText(field.value) ?? '').trim();
  const url = text.length <= MAX_ADDRESS_CHARACTERS ? URL.parse(text) : null;
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url.href;
  report.warn({
    code: 'url-invalid',
    message: `The field "${field.name}" is not a whole web address. It was left out.`,
    hint: 'Write the whole address where the article first appeared, beginning with https://. To choose the address on this site, use "slug".',
    ...placeOf(field),
  });
  return undefined;
}
