import type { Scenario } from '../support/explorer/scenario.ts';
import { B, C } from './claim-scenarios.ts';
import { A, type Mishaps, put, SITE, scenario, statusOf } from './story.ts';

const slug = 'same';

/** Two files of one text: the one uploaded first is published, whichever is looked at first. */
export function twoOfOneText(mishaps: Mishaps = {}): Scenario {
  return scenario(
    'two articles of one text',
    {
      outputs: ['article/a', 'article/b'],
      before: [SITE],
      history: [put(A, 'One'), put(B, 'One')],
      expected: (pipeline) => ({
        pages: [
          ['a', 'b'].map((name) => pipeline.site.objects.has(`articles/${name}/index.html`)),
          [true, false],
        ],
        statuses: [[A, B].map((key) => statusOf(pipeline, key)), ['published', 'rejected']],
      }),
    },
    mishaps,
  );
}

/** An owner gives a slug up and takes it back; another asked for it before it did so, or so it may seem. */
export function wantedBack(mishaps: Mishaps = {}): Scenario {
  return scenario(
    'a slug that is given up and wanted back, and wanted by another between',
    {
      outputs: [],
      before: [SITE, put(A, 'One', { slug })],
      history: [put(B, 'Two', { slug }), put(A, 'One'), put(A, 'One', { slug })],
      // Whether the version between was seen decides whose it is: the rule alone tells.
      expected: (pipeline) => ({
        statuses: [[A, B].map((key) => statusOf(pipeline, key)).sort(), ['published', 'rejected']],
      }),
    },
    mishaps,
  );
}

/** Three want one slug, the first goes: the second has it. */
export function threeOfOneSlug(mishaps: Mishaps = {}): Scenario {
  return scenario(
    'three articles that want one slug',
    {
      outputs: [],
      before: [SITE],
      history: [A, B, C].map((key) => put(key, key, { slug })),
      expected: (pipeline) => ({
        statuses: [[A, B, C].map((key) => statusOf(pipeline, key)), ['published', 'rejected', 'rejected']],
      }),
    },
    mishaps,
  );
}

/** An early upload that is handled late takes a slug over, and leaves it for another at once. */
export function takenForAMoment(mishaps: Mishaps = {}): Scenario {
  return scenario(
    'a slug that an early upload takes over and gives up',
    {
      outputs: ['article/same'],
      before: [SITE],
      history: [put(A, 'One', { slug }), put(B, 'Two', { slug }), put(A, 'One', { slug: 'other' })],
      expected: (pipeline) => ({
        page: [pipeline.site.text('articles/same/index.html')?.includes('<title>Two'), true],
        statuses: [[A, B].map((key) => statusOf(pipeline, key)), ['published', 'published']],
      }),
    },
    mishaps,
  );
}
