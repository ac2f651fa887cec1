import type { Scenario } from '../support/explorer/scenario.ts';
import { titlesIn } from './end-conditions.ts';
import { A, type Mishaps, put, SITE, scenario, statusOf } from './story.ts';

const tagX = { outputs: ['feed/tag/x' as const], objects: ['tags/x/feed.json'] };

/** In the feed; moved to another; deleted. */
export function leaving(mishaps: Mishaps = {}): Scenario {
  return scenario(
    'an article that moves to another feed and is deleted',
    {
      ...tagX,
      before: [SITE, put(A, 'T')],
      history: [put(A, 'T', { tags: 'y' }), { remove: A }],
      expected: (pipeline) => ({
        feed: [titlesIn(pipeline, 'tags/x/feed.json'), []],
        status: [statusOf(pipeline, A), 'withdrawn'],
      }),
    },
    mishaps,
  );
}

/** In the feed; moved to another; back again. */
export function returning(mishaps: Mishaps = {}): Scenario {
  return scenario(
    'an article that leaves a feed and comes back',
    {
      ...tagX,
      before: [SITE, put(A, 'T')],
      history: [put(A, 'T', { tags: 'y' }), put(A, 'T')],
      expected: (pipeline) => ({
        feed: [titlesIn(pipeline, 'tags/x/feed.json'), ['T']],
        status: [statusOf(pipeline, A), 'published'],
      }),
    },
    mishaps,
  );
}

/** New; deleted. Nothing is known of the source at first, and its claims are to be made. */
export function comingAndGoing(mishaps: Mishaps = {}): Scenario {
  return scenario(
    'an article that is new and deleted',
    {
      ...tagX,
      before: [SITE],
      history: [put(A, 'T'), { remove: A }],
      expected: (pipeline) => ({
        feed: [titlesIn(pipeline, 'tags/x/feed.json'), []],
        status: [statusOf(pipeline, A), 'withdrawn'],
      }),
    },
    mishaps,
  );
}

/** Deleted before; put again; deleted again: the receipt says twice the same, and something else between. */
export function comingBackForAMoment(mishaps: Mishaps = {}): Scenario {
  return scenario(
    'a deleted article that comes back for a moment',
    {
      ...tagX,
      before: [SITE, put(A, 'T'), { remove: A }],
      history: [put(A, 'T'), { remove: A }],
      expected: (pipeline) => ({
        feed: [titlesIn(pipeline, 'tags/x/feed.json'), []],
        status: [statusOf(pipeline, A), 'withdrawn'],
      }),
    },
    mishaps,
  );
}

/** In no feed; in one; in another: whoever was about to put it in the first may leave a hint there. */
export function passingThrough(mishaps: Mishaps = {}): Scenario {
  return scenario(
    'an article that passes through a feed',
    {
      ...tagX,
      before: [SITE, put(A, 'T', { tags: 'z' })],
      history: [put(A, 'T'), put(A, 'T', { tags: 'y' })],
      expected: (pipeline) => ({
        feed: [titlesIn(pipeline, 'tags/x/feed.json'), []],
        status: [statusOf(pipeline, A), 'published'],
      }),
    },
    mishaps,
  );
}

/** site.yaml changes while an article comes in. */
export function siteChanging(mishaps: Mishaps = {}): Scenario {
  return scenario(
    'a site.yaml that changes while an article comes in',
    {
      ...tagX,
      before: [SITE],
      history: [{ put: 'site.yaml', content: 'title: Renamed\n' }, put(A, 'T')],
      expected: (pipeline) => ({
        feed: [titlesIn(pipeline, 'tags/x/feed.json'), ['T']],
        name: [pipeline.site.text('tags/x/feed.json')?.includes('Renamed'), true],
        statuses: [['site.yaml', A].map((key) => statusOf(pipeline, key)), ['published', 'published']],
      }),
    },
    mishaps,
  );
}
