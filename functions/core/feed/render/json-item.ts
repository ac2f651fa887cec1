import * as z from 'zod/mini';
import type { Immutable } from '../../kernel/immutable.ts';
import { address, instant, language, listOf, mediaType, text, wholeNumber } from './json-values.ts';

/** JSON Feed 1.1, "Extensions": a key that begins with an underscore, and whose object says what it is about. */
export const EXTENSION = '_broadsheet';

/** Who wrote something, or publishes it. */
export const AUTHORS = listOf(z.object({ name: z.optional(text), url: z.optional(address) }));

const ATTACHMENT = z.object({
  url: address,
  mime_type: mediaType,
  title: z.optional(text),
  size_in_bytes: z.optional(wholeNumber(0)),
  duration_in_seconds: z.optional(z.number().check(z.gte(0))),
});

const PODCAST = z.object({
  season: z.optional(wholeNumber(1)),
  episode: z.optional(wholeNumber(1)),
  type: z.optional(z.enum(['full', 'trailer', 'bonus'])),
  explicit: z.optional(z.boolean()),
  image: z.optional(address),
  chapters: z.optional(address.check(z.describe('Podcasting 2.0 chapters, JSON.'))),
  transcript: z.optional(z.object({ url: address, type: text })),
});

/** What JSON Feed has no key for. The names are those of a source's fields (docs/uploads.md). */
export const ITEM_EXTENSION = z.object({
  event: z.optional(
    z
      .enum(['published', 'updated', 'withdrawn'])
      .check(z.describe('In a partner’s changes: what became of the article last.')),
  ),
  at: z.optional(instant.check(z.describe('In a partner’s changes: when.'))),
  section: z.optional(z.object({ slug: text, label: text }).check(z.describe('One of the tags.'))),
  image_alt: z.optional(z.string().check(z.describe('What stands in place of the picture.'))),
  image_caption: z.optional(z.string()),
  image_credit: z.optional(z.string()),
  image_width: z.optional(wholeNumber(1).check(z.describe('In pixels.'))),
  image_height: z.optional(wholeNumber(1).check(z.describe('In pixels.'))),
  source: z.optional(
    z
      .object({ title: z.optional(text), url: z.optional(address) })
      .check(z.describe('The publication it was taken from.')),
  ),
  podcast: z.optional(PODCAST),
});

/** An article in a feed. */
export const ITEM = z
  .object({
    id: text.check(z.describe('Never changes, and is the same in every format and feed.')),
    url: address.check(z.describe('The article’s page; may change.')),
    external_url: z.optional(address.check(z.describe('Where it was first published, if elsewhere.'))),
    title: text.check(z.describe('Plain text.')),
    summary: z.optional(text.check(z.describe('Plain text.'))),
    content_html: z.optional(
      text.check(z.describe('A clean fragment with absolute addresses: no script, style, frame or form.')),
    ),
    content_text: z.optional(
      text.check(z.describe('In place of content_html where only the summary is given.')),
    ),
    image: z.optional(address),
    banner_image: z.optional(address.check(z.describe('The image, if the text does not show it.'))),
    date_published: instant,
    date_modified: instant,
    authors: z.optional(AUTHORS),
    tags: z.optional(listOf(text).check(z.describe('The section first.'))),
    language: z.optional(language.check(z.describe('If it is not the feed’s.'))),
    attachments: z.optional(listOf(ATTACHMENT)),
    [EXTENSION]: z.optional(ITEM_EXTENSION),
  })
  .check(
    z.refine(({ content_html, content_text }) => Boolean(content_html ?? content_text), 'has no content'),
    z.meta({ anyOf: [{ required: ['content_html'] }, { required: ['content_text'] }] }),
  );

export type JsonItem = Immutable<z.output<typeof ITEM>>;
export type ItemExtension = NonNullable<JsonItem[typeof EXTENSION]>;
