import * as z from 'zod/mini';
import type { Immutable } from '../../kernel/immutable.ts';
import { AUTHORS, EXTENSION, ITEM, ITEM_EXTENSION } from './json-item.ts';
import { address, instant, language, listOf, text } from './json-values.ts';

/** The value of JSON Feed's `version`. */
export const JSON_FEED_VERSION = 'https://jsonfeed.org/version/1.1';

const FEED_EXTENSION = z.object({
  about: address.check(z.describe('The page that explains the site’s feeds.')),
  schema: address.check(z.describe('The version of this contract that the document keeps.')),
  deprecated: z.optional(
    z
      .object({ ends: instant, successor: address })
      .check(
        z.describe(
          'Once a later version of the contract is to take the place of this one: when, and its document.',
        ),
      ),
  ),
  archive_of: z.optional(address.check(z.describe('On an archive: the feed it is the archive of.'))),
  complete: z.boolean().check(z.describe('Whether there is nothing older.')),
});

/**
 * A feed's JSON document, or a month of its archive: JSON Feed 1.1, narrowed to what is always given. This is our
 * contract with those who read the documents (docs/partners.md): the schema that we serve is made from it.
 */
export const FEED = z.object({
  version: z.literal(JSON_FEED_VERSION),
  title: text.check(z.describe('Plain text.')),
  home_page_url: address,
  feed_url: address,
  description: z.optional(text.check(z.describe('Plain text.'))),
  authors: AUTHORS.check(z.describe('Whose feed it is.')),
  language: z.optional(language),
  icon: z.optional(address),
  favicon: z.optional(address),
  hubs: z.optional(
    listOf(z.object({ type: text, url: address })).check(z.describe('WebSub hubs that tell of changes.')),
  ),
  next_url: z.optional(address.check(z.describe('The document with the next older articles.'))),
  [EXTENSION]: FEED_EXTENSION,
  items: z.array(ITEM).check(z.describe('Newest first; in an archive all of a month.')),
});

export type JsonFeed = Immutable<z.output<typeof FEED>>;
export type FeedExtension = JsonFeed[typeof EXTENSION];

const anyAuthors = listOf(
  z
    .extend(AUTHORS.def.element, { avatar: z.optional(address) })
    .check(z.refine(({ name, url, avatar }) => Boolean(name ?? url ?? avatar), 'says nothing')),
);

/**
 * {@link FEED} as the check before publication takes it, which also reads feeds that others made: JSON Feed 1.1 with
 * the dates and addresses that ours always have. Of our own fields it knows those that it relies on.
 */
export const CHECKED_FEED = z.extend(FEED, {
  authors: anyAuthors,
  [EXTENSION]: z.optional(z.pick(FEED_EXTENSION, { about: true, archive_of: true, complete: true })),
  items: z.array(
    z.safeExtend(ITEM, {
      authors: z.optional(anyAuthors),
      tags: z.optional(z.array(text)),
      [EXTENSION]: z.optional(z.pick(ITEM_EXTENSION, { event: true, at: true })),
    }),
  ),
});
