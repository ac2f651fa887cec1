import type { Scenario } from '../support/explorer/scenario.ts';
import { B } from './claim-scenarios.ts';
import { A, type Mishaps, put, SITE, scenario, statusOf } from './story.ts';

const slug = 'same';
const id = 'urn:example:1';
const PAGE = 'articles/same/index.html';

/**
 * The table is lost while each of two waits for what the other holds: one was refused for its slug and holds the id,
 * the other for its id, and keeps the slug by its accepted version.
 */
export function waitingForEachOther(mishaps: Mishaps = {}): Scenario {
  const before = [SITE, put(B, 'Two', { slug }), put(A, 'One', { slug, id }), put(B, 'Three', { id })];
  return scenario(
    'the table lost while two articles wait for each other',
    {
      outputs: ['article/same'],
      before: [...before, { lose: 'the table' }],
      history: [{ lookAt: A }, { lookAt: B }],
      expected: (pipeline) => ({
        page: [pipeline.site.text(PAGE)?.includes('<title>Two'), true],
        statuses: [[A, B].map((key) => statusOf(pipeline, key)), ['rejected', 'rejected']],
      }),
    },
    mishaps,
  );
}

/** An article moves away, and another begins where it was: each is one, whatever of it was seen. */
export function writtenAnew(mishaps: Mishaps = {}): Scenario {
  return scenario(
    'an article that moves, and a new one where it was',
    {
      outputs: ['article/a', 'article/b'],
      before: [SITE, put(A, 'One')],
      history: [put(B, 'One'), { remove: A }, put(A, 'Two')],
      expected: (pipeline) => ({
        pages: [
          ['a', 'b'].map((name) => titleOf(pipeline.site.text(`articles/${name}/index.html`))),
          ['Two', 'One'],
        ],
        statuses: [[A, B].map((key) => statusOf(pipeline, key)), ['published', 'published']],
        ids: [new Set([A, B].map((key) => pipeline.receipt(key)?.id)).size, 2],
      }),
    },
    mishaps,
  );
}

function titleOf(page: string | undefined): string | undefined {
  return page && /<title>(\w+)/.exec(page)?.[1];
}
