import * as z from 'zod/mini';
import { languageTag } from '../render/field-shapes.ts';
import { EXTENSION } from '../render/json-extension.ts';
import { JSON_FEED_VERSION } from '../render/render-json.ts';
import { httpUri } from '../render/uri.ts';

const address = z
  .string()
  .check(z.refine((value) => httpUri(value) === value, 'is not an absolute http(s) address'));

/** RFC 3339 in UTC with milliseconds: the only form that we write. */
const instant = z.string().check(z.refine((value) => isInstant(value), 'is not a date in UTC by RFC 3339'));

function isInstant(value: string): boolean {
  const date = new Date(value);
  return !Number.isNaN(date.getTime()) && date.toISOString() === value && value.length === 24;
}

const text = z.string().check(z.minLength(1));

const language = text.check(z.refine((value) => languageTag(value) === value, 'is not a language tag'));

const author = z
  .looseObject({ name: z.optional(text), url: z.optional(address), avatar: z.optional(address) })
  .check(z.refine(({ name, url, avatar }) => Boolean(name ?? url ?? avatar), 'says nothing'));
const authors = z.array(author).check(z.minLength(1));

const attachment = z.looseObject({
  url: address,
  mime_type: z.string().check(z.includes('/')),
  title: z.optional(text),
  size_in_bytes: z.optional(z.int().check(z.nonnegative())),
  duration_in_seconds: z.optional(z.number().check(z.nonnegative())),
});

const itemShape = z.looseObject({
  // checkItems requires it too, and names the article. Here it must also be no number, which 1.1 forbids.
  id: text,
  url: address,
  external_url: z.optional(address),
  title: text,
  content_html: z.optional(text),
  content_text: z.optional(text),
  summary: z.optional(text),
  image: z.optional(address),
  banner_image: z.optional(address),
  date_published: instant,
  date_modified: instant,
  authors: z.optional(authors),
  tags: z.optional(z.array(text)),
  language: z.optional(language),
  attachments: z.optional(z.array(attachment).check(z.minLength(1))),
  [EXTENSION]: z.optional(
    z.looseObject({
      event: z.optional(z.enum(['published', 'updated', 'withdrawn'])),
      at: z.optional(instant),
    }),
  ),
});

const item = itemShape.check(
  z.refine(({ content_html, content_text }) => Boolean(content_html ?? content_text), 'has no content'),
);

const hub = z.looseObject({ type: text, url: address });

/** Our extension, only the keys that we rely on. */
const extension = z.looseObject({
  about: address,
  archive_of: z.optional(address),
  complete: z.boolean(),
});

/**
 * JSON Feed 1.1 (jsonfeed.org/version/1.1), narrowed to what we always give: both dates, the addresses of the feed and
 * of every item. Unknown keys are allowed, as in the specification.
 */
export const jsonFeedSchema = z.looseObject({
  version: z.literal(JSON_FEED_VERSION),
  title: text,
  home_page_url: address,
  feed_url: address,
  description: z.optional(text),
  authors,
  language: z.optional(language),
  icon: z.optional(address),
  favicon: z.optional(address),
  hubs: z.optional(z.array(hub).check(z.minLength(1))),
  next_url: z.optional(address),
  [EXTENSION]: z.optional(extension),
  items: z.array(item),
});
