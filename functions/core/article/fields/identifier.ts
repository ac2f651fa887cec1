import { nameUuid } from '../../kernel/name-uuid.ts';
import type { Report } from '../../kernel/problem.ts';
import { MAX_ADDRESS_CHARACTERS } from '../limits.ts';
import { type Field, placeOf } from './field.ts';
import { readText } from './field-values.ts';

/** RFC 4151 `tag:authority,date:specific` and RFC 8141 `urn:nid:nss`, as far as their shape goes. */
const TAG_URI = /^tag:[^\s,:/]{1,200},\d{4}(?:-\d{2}){0,2}:\S*$/i;
const URN = /^urn:[a-z0-9][a-z0-9-]{1,31}:\S+$/i;

/**
 * The id that a source states, as an absolute URI in canonical form: the same string in all three formats.
 * Text that is no URI (a number, another system's key) becomes a `urn:uuid:` made from it, and a warning says so.
 */
export function readIdentifier(field: Field | undefined, report: Report): string | undefined {
  const text = readText(field, MAX_ADDRESS_CHARACTERS, report);
  if (!field || text === undefined) return undefined;
  const uri = canonicalUri(text);
  if (uri) return uri;
  const id = nameUuid('article-id', text);
  report.warn({
    code: 'id-mapped',
    message: `The id "${text.slice(0, 100)}" is not a URI; feeds will carry ${id} for it.`,
    hint: 'Nothing needs doing: it stays the same as long as the id does. To choose your own, write a URL or a tag: URI.',
    ...placeOf(field),
  });
  return id;
}

function canonicalUri(text: string): string | undefined {
  if (/^https?:\/\//i.test(text)) return URL.parse(text)?.href;
  if (TAG_URI.test(text) || URN.test(text)) return percentEncoded(text);
  return undefined;
}

/** RFC 3986 section 2: what may not stand in a URI is percent-encoded; what is encoded already stays. */
function percentEncoded(text: string): string {
  const scheme = text.slice(0, text.indexOf(':')).toLowerCase();
  const rest = encodeURI(text.slice(scheme.length).toWellFormed());
  // encodeURI also encodes the percent signs of what was encoded before, and square brackets.
  return scheme + rest.replace(/%25(?=[0-9A-Fa-f]{2})/g, '%');
}
