import { nameUuid } from '../../kernel/name-uuid.ts';
import type { Report } from '../../kernel/problem.ts';
import { MAX_ADDRESS_CHARACTERS } from '../limits.ts';
import { type Field, placeOf } from './field.ts';
import { readText } from './field-values.ts';

/** The shapes of RFC 4151, `tag:authority,date:specific`, and of RFC 8141, `urn:nid:nss`. */
const TAG_URI = /^tag:[^\s,:/]{1,200},\d{4}(?:-\d{2}){0,2}:\S*$/i;
const URN = /^urn:[a-z0-9][a-z0-9-]{1,31}:\S+$/i;

/**
 * Reads the id that a source states, as an absolute URI in canonical form: the same string in all three formats. Text
 * that is no URI (a number, another system's key) becomes a `urn:uuid:` made of it, with a warning.
 */
export function readIdentifier(field: Field | undefined, report: Report): string | undefined {
  const text = readText(field, MAX_ADDRESS_CHARACTERS, report);
  if (!field || text === undefined) return undefined;
  const uri = canonicalUri(text);
  if (uri) return uri;
  const id = nameUuid('article-id', text);
  report.warn({
    code: 'id-mapped',
    message: `The id "${text.slice(0, 100)}" is not a URI. Feeds show ${id} for it.`,
    hint: 'You need not do anything: it stays the same as long as you keep the id. To choose it yourself, write a web address or a tag: URI.',
    ...placeOf(field),
  });
  return id;
}

function canonicalUri(text: string): string | undefined {
  if (/^https?:\/\//i.test(text)) return URL.parse(text)?.href;
  if (TAG_URI.test(text) || URN.test(text)) return percentEncoded(text);
  return undefined;
}

/** Percent-encodes what may not stand in a URI (RFC 3986 section 2). What is encoded already stays. */
function percentEncoded(text: string): string {
  const scheme = text.slice(0, text.indexOf(':')).toLowerCase();
  const rest = encodeURI(text.slice(scheme.length).toWellFormed());
  // encodeURI also encodes percent signs that encode something already.
  return scheme + rest.replace(/%25(?=[0-9A-Fa-f]{2})/g, '%');
}
