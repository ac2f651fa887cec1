import type { Syndication } from '../article/article.ts';
import type { DeclaredFeed } from './declared-feed.ts';
import type { Partner } from './partner.ts';

/** Where the publication is described, in the uploads bucket. */
export const SITE_KEY = 'site.yaml';

/** One publication, as `site.yaml` describes it. Every field is filled: defaults are applied when parsed. */
export interface Site {
  readonly title: string;
  readonly description: string;
  /** Absolute http(s) origin and path ending in `/`; absent: the distribution's own address. */
  readonly url?: string;
  /** BCP 47. */
  readonly language: string;
  /** IANA name, in which dates without a zone are read. */
  readonly timeZone: string;
  readonly rights?: string;
  /** By author slug. An article's `author: jane` finds its name, e-mail and page here. */
  readonly authors: Readonly<Record<string, SiteAuthor>>;
  /** By section slug, in the order of the file. */
  readonly sections: Readonly<Record<string, SiteSection>>;
  /** Feeds declared by name: `feeds/<name>/`. */
  readonly feeds: Readonly<Record<string, DeclaredFeed>>;
  /** Feeds behind a key, by name: `partners/<name>/`. */
  readonly partners: Readonly<Record<string, Partner>>;
  /** WebSub hubs: absolute http(s). */
  readonly hubs: readonly string[];
  readonly limits: FeedLimits;
  readonly guard: Guard;
  /** The publication's square mark, for readers' lists: a stored address (own media under SITE_ORIGIN). */
  readonly icon?: string;
  /** Its name as a picture, twice as wide as high: a stored address. */
  readonly logo?: string;
  /** For the tabs of browsers: a stored address. */
  readonly favicon?: string;
  /** Addresses of feeds that are elsewhere now. */
  readonly moved: readonly MovedFeed[];
  /** Paths of feeds that are no more, as {@link MovedFeed.from}. */
  readonly ended: readonly string[];
}

interface SiteAuthor {
  readonly name: string;
  readonly email?: string;
  readonly url?: string;
}

interface SiteSection {
  readonly title: string;
  readonly description?: string;
  /** Whether partners may have its articles, where an article does not say so itself. */
  readonly syndication?: Syndication;
}

/** What a feed's subscription documents hold at most; older articles are in the archive. */
interface FeedLimits {
  /** Articles. */
  readonly items: number;
  /** Of each document. */
  readonly bytes: number;
}

/** When the disappearance of articles is held for a mishap: all three must be passed (invariant I6). */
interface Guard {
  /** Of the feed's articles, 0 to 1. */
  readonly share: number;
  /** Articles of the feed. */
  readonly items: number;
  /** Within so long. */
  readonly minutes: number;
}

export interface MovedFeed {
  /** A path on this site without its leading slash, not percent-encoded: `feed.xml`, `blog/rss/`. */
  readonly from: string;
  /** A stored address (own ones under SITE_ORIGIN). */
  readonly to: string;
}

/** In force until the first good `site.yaml` arrives. */
export const DEFAULT_SITE: Site = {
  title: 'Broadsheet',
  description: 'The latest articles.',
  language: 'en',
  timeZone: 'UTC',
  authors: {},
  sections: {},
  feeds: {},
  partners: {},
  hubs: [],
  limits: { items: 50, bytes: 250 * 1024 },
  guard: { share: 0.5, items: 10, minutes: 10 },
  moved: [],
  ended: [],
};

/** The site together with the address it is published at. */
export interface PublishedSite extends Site {
  /** Absolute, ending in `/`. */
  readonly url: string;
}
