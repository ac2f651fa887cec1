import * as z from 'zod/mini';
import { SELECTION } from './feed-schema.ts';
import { oneOf } from './schema-choices.ts';
import { MAX_LINE_LENGTH, rule, text } from './schema-values.ts';

/** A web origin (RFC 6454): what a browser sends as `Origin`, so no path. */
const origin = z.string().check(
  rule((value) => originOf(value) !== undefined, {
    code: 'origin-invalid',
    message: 'is not the origin of a web page',
    hint: 'Write scheme and host without a path, such as "https://partner.example".',
  }),
  z.overwrite((value) => originOf(value) ?? value),
);

function originOf(value: string): string | undefined {
  const url = URL.parse(value);
  const isOrigin = url?.protocol.startsWith('http') && url.href === `${url.origin}/`;
  return isOrigin ? url?.origin : undefined;
}

/** Where changes are told. Where it really leads is checked again at each delivery: names change hands. */
const webhook = z.string().check(
  rule((value) => isPublicHttps(value), {
    code: 'webhook-invalid',
    message: 'is not a public https address',
    hint: 'Write the partner\'s own address in full, such as "https://partner.example/hooks/news".',
  }),
);

const PRIVATE_HOST = /^[\d.]+$|^\[|(?:^|\.)(?:localhost|local|internal|home\.arpa)\.?$/;

function isPublicHttps(value: string): boolean {
  const url = URL.parse(value);
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.hash !== '')
    return false;
  return url.hostname.includes('.') && !PRIVATE_HOST.test(url.hostname);
}

/** S3 keeps 2 KB of metadata with a document, and the addresses that it links to are among them. */
const MAX_ORIGINS_LENGTH = 1_000;

const origins = z.array(origin).check(
  z.check(({ value, issues }) => {
    if (value.join(' ').length <= MAX_ORIGINS_LENGTH) return;
    const params = {
      code: 'origins-too-long',
      message: `has more than ${MAX_ORIGINS_LENGTH} characters in all`,
      hint: 'Name only the origins of pages that read the feed in the browser.',
    };
    issues.push({ code: 'custom', input: value, params });
  }),
);

export const PARTNER = z.object({
  title: text(MAX_LINE_LENGTH),
  ...SELECTION,
  rights: z.optional(text(MAX_LINE_LENGTH)),
  formats: z._default(z.array(oneOf(['rss', 'atom', 'json'])), ['rss', 'atom', 'json']),
  origins: z._default(origins, []),
  webhook: z.optional(webhook),
});
