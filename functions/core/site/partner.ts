import * as z from 'zod/mini';
import type { Immutable } from '../kernel/immutable.ts';
import { group, listOf, optional, withDefault } from './schema-parts.ts';
import { SELECTION } from './selection.ts';
import { MAX_LINE_LENGTH, oneOf, rule, text } from './text-values.ts';

/** A web origin (RFC 6454): what a browser sends as `Origin`, so no path. */
const origin = z.string().check(
  rule((value) => originOf(value) !== undefined, {
    code: 'origin-invalid',
    message: 'is not the origin of a web page',
    hint: 'Write scheme and host and no path, such as "https://partner.example".',
  }),
  z.overwrite((value) => originOf(value) ?? value),
);

function originOf(value: string): string | undefined {
  const url = URL.parse(value);
  const isOrigin = url?.protocol.startsWith('http') && url.href === `${url.origin}/`;
  return isOrigin ? url?.origin : undefined;
}

/** S3 keeps at most 2 KB of metadata with a document. The addresses it links to need room there too. */
const MAX_ORIGINS_LENGTH = 1_000;

const origins = listOf(origin, { most: 50 }).check(
  rule<readonly string[]>((value) => value.join(' ').length <= MAX_ORIGINS_LENGTH, {
    code: 'origins-too-long',
    message: `has more than ${MAX_ORIGINS_LENGTH} characters in all`,
    hint: 'Name only the origins of pages that read the feed in the browser.',
  }),
);

/** Each delivery checks again where the address leads: a name may change hands. */
const webhook = z.string().check(
  rule((value) => isPublicHttps(value), {
    code: 'webhook-invalid',
    message: 'is not a public https address',
    hint: 'Write a whole address of the partner, such as "https://partner.example/hooks/news".',
  }),
);

const PRIVATE_HOST = /^[\d.]+$|^\[|(?:^|\.)(?:localhost|local|internal|home\.arpa)\.?$/;

function isPublicHttps(value: string): boolean {
  const url = URL.parse(value);
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.hash !== '')
    return false;
  return url.hostname.includes('.') && !PRIVATE_HOST.test(url.hostname);
}

const formats = listOf(oneOf(['rss', 'atom', 'json']), { most: 50, commas: true });

/** A partner's own feed, behind a key. An article that may not be syndicated is never in it. */
export const PARTNER = group(
  {
    ...SELECTION,
    /** Absent: what the site's documents say. */
    rights: optional(text(MAX_LINE_LENGTH), 'What the documents say of the right to use them.'),
    formats: withDefault(formats, 'The formats that the partner gets.', ['rss', 'atom', 'json']),
    /** `https://partner.example`, as browsers send it; none: no page may. */
    origins: withDefault(origins, 'Whose web pages may read the feed: scheme and host.', []),
    webhook: optional(webhook, 'Where the partner is told of each change: a public https address.'),
  },
  { shorthand: 'title' },
);

export type Partner = Immutable<z.output<typeof PARTNER>>;
