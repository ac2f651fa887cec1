import type { DeclaredFeed, PodcastSettings } from './declared-feed.ts';
import type { FeedMoves } from './feed-moves.ts';
import { DEFAULT_SITE, type Site } from './site.ts';
import type { SITE_SCHEMA } from './site-schema.ts';

export type SiteData = ReturnType<typeof SITE_SCHEMA.parse>;
type FeedData = NonNullable<SiteData['feeds']>[string];

/** The site that a good `site.yaml` describes, with the defaults for what it leaves out. */
export function describedSite(data: SiteData, moves: FeedMoves): Site {
  const title = data.title ?? DEFAULT_SITE.title;
  const feeds = Object.entries(data.feeds ?? {}).map(([name, feed]) => [name, declaredFeed(feed, title)]);
  return {
    ...DEFAULT_SITE,
    ...withoutAbsent({ ...data, feeds: Object.fromEntries(feeds) }),
    ...moves,
  };
}

function declaredFeed({ newer, podcast, ...feed }: FeedData, siteTitle: string): DeclaredFeed {
  return withoutAbsent({
    ...feed,
    newerDays: newer,
    podcast: podcast && podcastSettings(podcast, siteTitle),
  }) as DeclaredFeed;
}

function podcastSettings(
  { owner, ...podcast }: NonNullable<FeedData['podcast']>,
  siteTitle: string,
): PodcastSettings {
  const author = podcast.author ?? siteTitle;
  const named = owner && { name: owner.name ?? author, email: owner.email };
  return withoutAbsent({ ...podcast, author, owner: named }) as PodcastSettings;
}

function withoutAbsent(record: object): object {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
