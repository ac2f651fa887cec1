import type { FeedState } from '../../../functions/core/feed/feed-state.ts';
import { newFeedState } from '../../../functions/core/feed/feed-state.ts';
import type { FeedId } from '../../../functions/core/output/feed-ids.ts';
import { outputId } from '../../../functions/core/output/outputs.ts';
import type { PublishedSite } from '../../../functions/core/site/site.ts';
import { PUBLISHED_SITE } from '../../support/articles.ts';

/** The state of a feed that exists, as the catalogue reads it. */
export function feedState(feed: FeedId, heading?: string): FeedState {
  const title = heading === undefined ? PUBLISHED_SITE.title : `${heading} – ${PUBLISHED_SITE.title}`;
  return {
    ...newFeedState(outputId({ kind: 'feed', feed }), '2026-11-10T12:00:00.000Z'),
    revision: 1,
    listing: {
      title,
      ...(heading === undefined ? {} : { heading }),
      description: `What is in ${heading ?? 'it'} & "more".`,
    },
  };
}

/** A site with feeds of every kind, in an order that is not that of their names. */
export const SITE: PublishedSite = {
  ...PUBLISHED_SITE,
  sections: { world: { title: 'World' }, arts: { title: 'Arts' } },
  feeds: {
    weekly: { title: 'Weekly', include: [], exclude: [], form: 'full' },
    brief: { title: 'Brief', include: [], exclude: [], form: 'summary' },
  },
};

export const STATES: readonly FeedState[] = [
  feedState('author/ada', 'Ada <Brook>'),
  feedState('feed/brief', 'Brief'),
  feedState('feed/weekly', 'Weekly'),
  feedState('language/pt-br', 'português (Brasil)'),
  feedState('latest'),
  feedState('section/arts', 'Arts'),
  feedState('section/sport', 'Sport'),
  feedState('section/world', 'World'),
  feedState('tag/b', 'beta'),
  feedState('tag/潮', '潮'),
  feedState('tag/a', 'Alpha'),
  // Once there, now gone: its row remains.
  { ...feedState('tag/gone', 'Gone'), listing: undefined } as FeedState,
];
