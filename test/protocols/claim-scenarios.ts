import type { Scenario } from '../support/explorer/scenario.ts';
import { A, type Mishaps, put, SITE, scenario, statusOf } from './story.ts';

export const B = 'articles/b.md';
export const C = 'articles/c.md';
const slug = 'same';

/** Two sources want one slug; then the one uploaded first is deleted. */
export function oneSlugForTwo(mishaps: Mishaps = {}): Scenario {
  return scenario(
    'two articles that want one slug, of which one is deleted',
    {
      outputs: ['article/same'],
      before: [SITE],
      history: [put(A, 'One', { slug }), put(B, 'Two', { slug }), { remove: A }],
      expected: (pipeline) => ({
        page: [pipeline.site.text('articles/same/index.html')?.includes('<title>Two'), true],
        owner: [pipeline.claims.owners.get('slug#same')?.owner, B],
        statuses: [[A, B].map((key) => statusOf(pipeline, key)), ['withdrawn', 'published']],
      }),
    },
    mishaps,
  );
}

/** One owns a slug, another waits for it; a third comes and goes while the owner goes. */
export function aPassingClaimant(mishaps: Mishaps = {}): Scenario {
  return scenario(
    'an article that wants a slug for a moment, while its owner goes and another waits',
    {
      outputs: [],
      before: [SITE, put(B, 'Two', { slug }), put(C, 'Three', { slug })],
      history: [put(A, 'One', { slug }), { remove: A }, { remove: B }],
      expected: (pipeline) => ({
        statuses: [[A, B, C].map((key) => statusOf(pipeline, key)), ['withdrawn', 'withdrawn', 'published']],
      }),
    },
    mishaps,
  );
}

/** The owner of a slug goes, and two others come for it at once. */
export function twoHeirs(mishaps: Mishaps = {}): Scenario {
  return scenario(
    'two articles that come for the slug of one that goes',
    {
      outputs: [],
      before: [SITE, put(A, 'One', { slug })],
      history: [{ remove: A }, put(B, 'Two', { slug }), put(C, 'Three', { slug })],
      expected: (pipeline) => ({
        statuses: [[B, C].map((key) => statusOf(pipeline, key)), ['published', 'rejected']],
      }),
    },
    mishaps,
  );
}

/** Two live sources want one slug: the one uploaded first has it, the other waits. */
export function twoOfOneSlug(mishaps: Mishaps = {}): Scenario {
  return scenario(
    'two articles that want one slug',
    {
      outputs: ['article/same'],
      before: [SITE],
      history: [put(A, 'One', { slug }), put(B, 'Two', { slug })],
      expected: (pipeline) => ({
        page: [pipeline.site.text('articles/same/index.html')?.includes('<title>One'), true],
        statuses: [[A, B].map((key) => statusOf(pipeline, key)), ['published', 'rejected']],
      }),
    },
    mishaps,
  );
}

/** Moved to another key: its two events in either order. */
export function moving(order: 'copied first' | 'deleted first', mishaps: Mishaps = {}): Scenario {
  const copied = put(B, 'One', { slug });
  const deleted = { remove: A };
  return scenario(
    `an article that is moved, ${order}`,
    {
      outputs: ['article/same'],
      before: [SITE, put(A, 'One', { slug })],
      history: order === 'copied first' ? [copied, deleted] : [deleted, copied],
      expected: (pipeline) => ({
        id: [pipeline.receipt(B)?.id, pipeline.sources.records.get(A)?.id],
        page: [pipeline.site.text('articles/same/index.html')?.includes('<title>One'), true],
        statuses: [[A, B].map((key) => statusOf(pipeline, key)), ['withdrawn', 'published']],
      }),
    },
    mishaps,
  );
}
