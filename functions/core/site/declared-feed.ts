import type * as z from 'zod/mini';
import type { Immutable } from '../kernel/immutable.ts';
import { days, wholeNumber } from './number-values.ts';
import { PODCAST, podcastSettings } from './podcast.ts';
import { group, optional } from './schema-parts.ts';
import { SELECTION } from './selection.ts';

/** Articles in the subscription documents of one feed. */
export const MAX_FEED_ITEMS = 500;

/** A feed that `site.yaml` declares: a selection of articles under its own name. */
export const DECLARED_FEED = group(
  {
    ...SELECTION,
    /** Absent: the site's limit. */
    limit: optional(
      wholeNumber(1, MAX_FEED_ITEMS),
      'How many articles the documents that readers subscribe to hold at most.',
    ),
    newer: optional(
      days,
      'How much older than its newest article the others in these documents may be, such as "90d".',
    ),
    podcast: optional(PODCAST, 'Makes the feed a podcast.'),
  },
  { shorthand: 'title' },
);

/** A feed as it is used, on a site with this title. */
export function declaredFeed({ newer, podcast, ...feed }: z.output<typeof DECLARED_FEED>, siteTitle: string) {
  return {
    ...feed,
    // Counted from an article and not from the clock, so that the passing of time changes no document.
    ...(newer !== undefined && { newerDays: newer }),
    ...(podcast && { podcast: podcastSettings(podcast, siteTitle) }),
  };
}

export type DeclaredFeed = Immutable<ReturnType<typeof declaredFeed>>;
