import * as z from 'zod/mini';
import type { Immutable } from '../kernel/immutable.ts';
import { address, mediaAddress, siteAddress } from './address-values.ts';
import { DECLARED_FEED, declaredFeed, MAX_FEED_ITEMS } from './declared-feed.ts';
import { DEFAULT_SITE } from './default-site.ts';
import type { FeedMoves } from './feed-moves.ts';
import { partnerNameProblem } from './field-problems.ts';
import { byteCount, share, wholeNumber } from './number-values.ts';
import { PARTNER } from './partner.ts';
import { group, listOf, mapOf, optional, required, withDefault } from './schema-parts.ts';
import {
  email,
  language,
  MAX_DESCRIPTION_LENGTH,
  MAX_LINE_LENGTH,
  oneOf,
  text,
  timeZone,
} from './text-values.ts';

/** Authors, sections, ended feeds. */
const MANY = 1000;
const MAX_FEEDS = 100;
const MAX_HUBS = 5;

/** A smaller document has no room for an article. Aggregators refuse a larger one. */
const DOCUMENT_KB = { least: 10, most: 512 };

/** The deletion of a whole site takes less. */
const MAX_GUARD_MINUTES = 60;

/** Folders of a feed: the address of a feed with such a name would be ambiguous. */
const FEED_FOLDERS = ['archive', 'summary'];

const AUTHOR = group(
  {
    name: required(text(MAX_LINE_LENGTH), 'The name as readers see it.'),
    email: optional(email, 'The e-mail address. It is public in feeds.'),
    url: optional(address, 'The page of the author, anywhere on the web.'),
  },
  { shorthand: 'name' },
);

const SECTION = group(
  {
    title: required(text(MAX_LINE_LENGTH), 'The name as readers see it.'),
    description: optional(text(MAX_DESCRIPTION_LENGTH), 'What the section is about.'),
    syndication: optional(
      oneOf(['allow', 'deny']),
      'Whether partners may have the articles of the section. What an article itself says comes first.',
    ),
  },
  { shorthand: 'title' },
);

/** Older articles are in the archive. */
const LIMITS = group({
  items: withDefault(wholeNumber(1, MAX_FEED_ITEMS), 'Articles.', DEFAULT_SITE.limits.items),
  bytes: withDefault(
    byteCount(DOCUMENT_KB.least, DOCUMENT_KB.most),
    'The size of each document, such as "250 KB".',
    DEFAULT_SITE.limits.bytes,
  ),
});

/** Articles that disappear are held if more than all three say (invariant I6). */
const GUARD = group({
  /** 0 to 1. */
  share: withDefault(share, 'The part of the feed’s articles, such as "50%".', DEFAULT_SITE.guard.share),
  items: withDefault(wholeNumber(1, MAX_FEED_ITEMS), 'Articles of the feed.', DEFAULT_SITE.guard.items),
  minutes: withDefault(
    wholeNumber(1, MAX_GUARD_MINUTES),
    'The minutes within which they disappear.',
    DEFAULT_SITE.guard.minutes,
  ),
});

/** What `site.yaml` may say, once its field names are canonical and empty fields are gone. */
export const SITE = group({
  title: withDefault(text(MAX_LINE_LENGTH), 'The name of the publication.', DEFAULT_SITE.title),
  description: withDefault(
    text(MAX_DESCRIPTION_LENGTH),
    'What the publication is about.',
    DEFAULT_SITE.description,
  ),
  /** Ends in `/`. Absent: the distribution's own address. */
  url: optional(siteAddress, 'The address that the publication has: http(s), without "?" and "#".'),
  /** BCP 47. */
  language: withDefault(
    language,
    'The language of the articles: a tag such as "en-GB" (RFC 5646).',
    DEFAULT_SITE.language,
  ),
  timeZone: withDefault(
    timeZone,
    'The time zone of dates that state none: an IANA name such as "Europe/Berlin".',
    DEFAULT_SITE.timeZone,
  ),
  rights: optional(text(MAX_LINE_LENGTH), 'The copyright notice of every feed.'),
  /** An article's `author: jane` finds its name, e-mail address and page here. */
  authors: withDefault(
    mapOf(AUTHOR, { most: MANY }),
    'Authors, by the slug that stands in addresses.',
    DEFAULT_SITE.authors,
  ),
  /** In the order of the file. */
  sections: withDefault(
    mapOf(SECTION, { most: MANY }),
    'Sections, by the folder of their articles.',
    DEFAULT_SITE.sections,
  ),
  /** At `feeds/<name>/`. Every article is compared with the rules of each. */
  feeds: withDefault(
    mapOf(DECLARED_FEED, { most: MAX_FEEDS, reserved: FEED_FOLDERS }),
    'Further feeds, by the name that stands in their addresses.',
    DEFAULT_SITE.feeds,
  ),
  /** At `partners/<name>/`, behind a key. */
  partners: withDefault(
    mapOf(PARTNER, { most: MAX_FEEDS, reserved: FEED_FOLDERS, slugProblem: partnerNameProblem }),
    'Partners, by the name that stands in the addresses of their feeds.',
    DEFAULT_SITE.partners,
  ),
  hubs: withDefault(
    listOf(address, { most: MAX_HUBS }),
    'WebSub hubs that are told of changes.',
    DEFAULT_SITE.hubs,
  ),
  limits: z.prefault(required(LIMITS, 'What the documents that readers subscribe to hold at most.'), {}),
  guard: z.prefault(required(GUARD, 'How many articles must disappear before the feed is held.'), {}),
  /** A stored address (own media under SITE_ORIGIN), like the two pictures after it. */
  icon: optional(mediaAddress, 'A square picture for the lists of readers, 512 pixels or more.'),
  logo: optional(mediaAddress, 'The name as a picture, twice as wide as high.'),
  favicon: optional(mediaAddress, 'A picture for the tabs of browsers, 64 pixels or more.'),
  moved: withDefault(
    z.record(z.string(), z.string()),
    'Old addresses of feeds, from the first slash on, and where the feeds are now.',
    {},
  ),
  ended: withDefault(
    listOf(z.string(), { most: MANY }),
    'Addresses of feeds that no longer exist, from the first slash on.',
    [],
  ),
});

export type WrittenSite = z.output<typeof SITE>;

/** The site that a good `site.yaml` describes. */
export function siteOf(written: WrittenSite, { moved, ended }: FeedMoves) {
  const feeds = Object.entries(written.feeds).map(
    ([name, feed]) => [name, declaredFeed(feed, written.title)] as const,
  );
  return {
    // The fields with a default come first: the order counts in the digest by which articles remember the site.
    ...DEFAULT_SITE,
    ...written,
    feeds: Object.fromEntries(feeds),
    moved,
    ended,
  };
}

/** One publication. A field that `site.yaml` leaves out has its default. */
export type Site = Immutable<ReturnType<typeof siteOf>>;

/** The site together with the address it is published at. */
export interface PublishedSite extends Site {
  /** Absolute, ending in `/`. */
  readonly url: string;
}
