import * as z from 'zod/mini';
import type { Immutable } from '../kernel/immutable.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import { coverAddress } from './address-values.ts';
import { podcastCategory, podcastCategoryNames } from './podcast-categories.ts';
import { group, optional, required, withDefault } from './schema-parts.ts';
import { email, MAX_LINE_LENGTH, oneOf, rule, text, yesOrNo } from './text-values.ts';

const category = z.pipe(
  z.string().check(
    rule(
      (value) => podcastCategory(value) !== undefined,
      (value) => {
        const meant = nearestName(value, podcastCategoryNames());
        return {
          code: 'category-unknown',
          message: `"${value.slice(0, 60)}" is not one of Apple's podcast categories`,
          hint: meant ? `Write "${meant}".` : 'Write one such as "News", "Documentary" or "Places & Travel".',
        };
      },
    ),
  ),
  z.transform((value) => podcastCategory(value)!),
);

/** RFC 9562 section 4. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const guid = text(MAX_LINE_LENGTH).check(
  z.overwrite((value) => value.toLowerCase()),
  rule((value) => UUID.test(value), {
    code: 'uuid-invalid',
    message: 'is not a UUID',
    hint: 'Remove the line. If the podcast had a podcast:guid elsewhere, copy that.',
  }),
);

const OWNER = group(
  {
    name: optional(text(MAX_LINE_LENGTH), 'The name of the owner.'),
    email: required(email, 'The e-mail address of the owner.'),
  },
  { shorthand: 'email' },
);

/** What makes a declared feed a podcast. */
export const PODCAST = group({
  /** Absent: the site's title. */
  author: optional(text(MAX_LINE_LENGTH), 'Who is shown as the maker of the podcast.'),
  owner: optional(OWNER, 'Whom directories write to. Name and e-mail address are public.'),
  category: required(category, 'One of Apple’s categories, such as "Daily News".'),
  explicit: withDefault(yesOrNo, 'True if the podcast is not for children.', false),
  /** A stored address (own media under SITE_ORIGIN). */
  image: required(coverAddress, 'The cover: JPEG or PNG, square, 1400 to 3000 pixels.'),
  type: withDefault(
    oneOf(['episodic', 'serial']),
    'Serial if listeners should start with the first episode.',
    'episodic',
  ),
  /** Absent: the one made from the feed's address by the rule of Podcasting 2.0. */
  guid: optional(guid, 'The podcast:guid that the podcast had elsewhere: a UUID.'),
});

/** The settings of a podcast. The title of the site stands for the names that are left out. */
export function podcastSettings({ owner, ...podcast }: z.output<typeof PODCAST>, siteTitle: string) {
  const author = podcast.author ?? siteTitle;
  return {
    ...podcast,
    author,
    ...(owner && { owner: { name: owner.name ?? author, email: owner.email } }),
  };
}

export type PodcastSettings = Immutable<ReturnType<typeof podcastSettings>>;
