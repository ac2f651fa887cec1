import type { Scenario } from '../support/explorer/scenario.ts';
import type { World } from '../support/explorer/world.ts';
import type { MemoryPipeline } from '../support/memory-pipeline.ts';
import { titlesIn } from './end-conditions.ts';
import { A, type Mishaps, put, SITE, scenario } from './story.ts';

const PAGE = 'articles/a/index.html';

function isOnPage(pipeline: MemoryPipeline, title: string): boolean {
  return pipeline.site.text(PAGE)?.includes(`<title>${title}`) === true;
}

/** A publisher never puts an older page over a newer one, nor one that is gone back. */
function neverBackwards(titles: readonly string[]): NonNullable<Scenario['always']> {
  const ageOf = (world: World) => {
    const object = world.object.get(PAGE) as { bytes: Uint8Array } | undefined;
    const text = object && new TextDecoder().decode(object.bytes);
    return text === undefined ? titles.length : titles.findIndex((title) => text.includes(`<title>${title}`));
  };
  return (before, after) => (ageOf(after) < ageOf(before) ? ['an older page was put over a newer one'] : []);
}

const page = { outputs: ['article/a' as const], publishers: 2, ingestedAtOnce: true };

/** Two publishers over one page that changes, and is gone at last. */
export function pageToTheEnd(mishaps: Mishaps = {}): Scenario {
  return scenario(
    'a page that changes and goes',
    {
      ...page,
      before: [SITE, put(A, 'First')],
      history: [put(A, 'Second'), put(A, 'Third'), { remove: A }],
      always: neverBackwards(['First', 'Second', 'Third']),
      expected: (pipeline) => ({ page: [pipeline.site.text(PAGE), undefined] }),
    },
    mishaps,
  );
}

/** Two publishers over one page that changes and changes back: equal bytes, equal ETag. */
export function pageAndBack(mishaps: Mishaps = {}): Scenario {
  return scenario(
    'a page that changes and changes back',
    {
      ...page,
      before: [SITE, put(A, 'First')],
      history: [put(A, 'Second'), put(A, 'First')],
      expected: (pipeline) => ({ page: [isOnPage(pipeline, 'First'), true] }),
    },
    mishaps,
  );
}

/** The same for two documents of a feed, which are written at once with the others. */
export function feedAndBack(mishaps: Mishaps = {}): Scenario {
  return scenario(
    'a feed that changes and changes back',
    {
      outputs: ['feed/tag/x'],
      objects: ['tags/x/feed.json', 'tags/x/rss.xml'],
      publishers: 2,
      ingestedAtOnce: true,
      before: [SITE, put(A, 'First')],
      history: [put(A, 'Second'), put(A, 'First')],
      expected: (pipeline) => ({ feed: [titlesIn(pipeline, 'tags/x/feed.json'), ['First']] }),
    },
    mishaps,
  );
}
