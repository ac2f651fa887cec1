import * as z from 'zod/mini';
import { nearestName } from '../kernel/nearest-name.ts';
import { slugify } from '../kernel/slug.ts';
import { podcastCategory, podcastCategoryNames } from './podcast-categories.ts';
import { oneOf, yesOrNo } from './schema-choices.ts';
import { days, wholeNumber } from './schema-numbers.ts';
import { coverAddress } from './schema-stored-addresses.ts';
import { email, language, MAX_DESCRIPTION_LENGTH, MAX_LINE_LENGTH, rule, text } from './schema-values.ts';

/** Articles in the subscription documents of one feed. */
export const MAX_FEED_ITEMS = 500;

/** Each is looked for in every article. */
const MAX_PHRASE_LENGTH = 100;

/** RFC 9562 section 4. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const hasWord = rule((value) => slugify(value) !== '', {
  code: 'word-missing',
  message: 'holds no letter and no digit',
  hint: 'Write a word or a name.',
});

/** A section, tag or author by slug or by name. */
const slug = text(MAX_LINE_LENGTH).check(
  hasWord,
  z.overwrite((value) => slugify(value) || value),
);

const phrase = text(MAX_PHRASE_LENGTH).check(hasWord);

/** An empty list would hold for no article. */
const hasMember = z.check<readonly unknown[]>(({ value, issues }) => {
  if (value.length > 0) return;
  const params = {
    code: 'list-empty',
    message: 'is an empty list',
    hint: 'Complete the list, or remove it.',
  };
  issues.push({ code: 'custom', input: value, params });
});

const slugs = z.array(slug).check(hasMember);

export const SELECTION_RULE = z.object({
  section: z.optional(slugs),
  tag: z.optional(slugs),
  author: z.optional(slugs),
  language: z.optional(z.array(language).check(hasMember)),
  text: z.optional(z.array(phrase).check(hasMember)),
  syndication: z.optional(z.array(oneOf(['allow', 'deny'])).check(hasMember)),
});

/** What declared feeds and partners have in common. */
export const SELECTION = {
  description: z.optional(text(MAX_DESCRIPTION_LENGTH)),
  include: z._default(z.array(SELECTION_RULE), []),
  exclude: z._default(z.array(SELECTION_RULE), []),
  form: z._default(oneOf(['full', 'summary']), 'full'),
};

const category = z.pipe(
  z.string().check(
    rule(
      (value) => podcastCategory(value) !== undefined,
      (value) => {
        const meant = nearestName(value, podcastCategoryNames());
        return {
          code: 'category-unknown',
          message: `"${value.slice(0, 60)}" is none of Apple's podcast categories`,
          hint: meant ? `Write "${meant}".` : 'Write one such as "News", "Documentary" or "Places & Travel".',
        };
      },
    ),
  ),
  z.transform((value) => podcastCategory(value)!),
);

const guid = text(MAX_LINE_LENGTH).check(
  z.overwrite((value) => value.toLowerCase()),
  rule((value) => UUID.test(value), {
    code: 'uuid-invalid',
    message: 'is not a UUID',
    hint: 'Remove the line unless the podcast had a podcast:guid elsewhere; then copy that.',
  }),
);

export const OWNER = z.object({ name: z.optional(text(MAX_LINE_LENGTH)), email });

export const PODCAST = z.object({
  author: z.optional(text(MAX_LINE_LENGTH)),
  owner: z.optional(OWNER),
  category,
  explicit: z._default(yesOrNo, false),
  image: coverAddress,
  type: z._default(oneOf(['episodic', 'serial']), 'episodic'),
  guid: z.optional(guid),
});

export const DECLARED_FEED = z.object({
  title: text(MAX_LINE_LENGTH),
  ...SELECTION,
  limit: z.optional(wholeNumber(1, MAX_FEED_ITEMS)),
  newer: z.optional(days),
  podcast: z.optional(PODCAST),
});
