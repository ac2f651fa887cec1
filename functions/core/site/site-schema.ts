import * as z from 'zod/mini';
import { DECLARED_FEED, MAX_FEED_ITEMS } from './feed-schema.ts';
import { PARTNER } from './partner-schema.ts';
import { oneOf } from './schema-choices.ts';
import { byteCount, share, wholeNumber } from './schema-numbers.ts';
import { mediaAddress } from './schema-stored-addresses.ts';
import {
  address,
  email,
  language,
  MAX_DESCRIPTION_LENGTH,
  MAX_LINE_LENGTH,
  siteAddress,
  text,
  timeZone,
} from './schema-values.ts';
import { DEFAULT_SITE } from './site.ts';

/** Documents below are too small for one article; above, aggregators refuse them. */
const DOCUMENT_KB = { least: 10, most: 512 };

/** Longer than a deletion of a whole site takes. */
const MAX_GUARD_MINUTES = 60;

export const AUTHOR = z.object({
  name: text(MAX_LINE_LENGTH),
  email: z.optional(email),
  url: z.optional(address),
});

export const SECTION = z.object({
  title: text(MAX_LINE_LENGTH),
  description: z.optional(text(MAX_DESCRIPTION_LENGTH)),
  syndication: z.optional(oneOf(['allow', 'deny'])),
});

export const LIMITS = z.object({
  items: z._default(wholeNumber(1, MAX_FEED_ITEMS), DEFAULT_SITE.limits.items),
  bytes: z._default(byteCount(DOCUMENT_KB.least, DOCUMENT_KB.most), DEFAULT_SITE.limits.bytes),
});

export const GUARD = z.object({
  share: z._default(share, DEFAULT_SITE.guard.share),
  items: z._default(wholeNumber(1, MAX_FEED_ITEMS), DEFAULT_SITE.guard.items),
  minutes: z._default(wholeNumber(1, MAX_GUARD_MINUTES), DEFAULT_SITE.guard.minutes),
});

/** What `site.yaml` may say, once its field names are canonical and empty fields are gone. */
export const SITE_SCHEMA = z.object({
  title: z.optional(text(MAX_LINE_LENGTH)),
  description: z.optional(text(MAX_DESCRIPTION_LENGTH)),
  url: z.optional(siteAddress),
  language: z.optional(language),
  timeZone: z.optional(timeZone),
  rights: z.optional(text(MAX_LINE_LENGTH)),
  authors: z.optional(z.record(z.string(), AUTHOR)),
  sections: z.optional(z.record(z.string(), SECTION)),
  feeds: z.optional(z.record(z.string(), DECLARED_FEED)),
  partners: z.optional(z.record(z.string(), PARTNER)),
  hubs: z.optional(z.array(address)),
  limits: z.optional(LIMITS),
  guard: z.optional(GUARD),
  icon: z.optional(mediaAddress),
  logo: z.optional(mediaAddress),
  favicon: z.optional(mediaAddress),
  moved: z.optional(z.record(z.string(), z.string())),
  ended: z.optional(z.array(z.string())),
});
