import type { Scenario } from '../support/explorer/scenario.ts';
import type { MemoryPipeline } from '../support/memory-pipeline.ts';
import { B } from './claim-scenarios.ts';
import { A, type Mishaps, put, SITE, scenario } from './story.ts';

/** What is at an address: an article's title, where it leads, or nothing. */
function at(pipeline: MemoryPipeline, slug: string): string | undefined {
  const text = pipeline.site.text(`articles/${slug}/index.html`);
  const redirect = text && /http-equiv="refresh" content="0; url=([^"]*)"/.exec(text)?.[1];
  return redirect ? `to ${redirect.split('/').at(-2)}` : text && /<title>(\w+)/.exec(text)?.[1];
}

/** An article changes its slug; another has the old one for a while. */
export function addressPassedOn(mishaps: Mishaps = {}): Scenario {
  return scenario(
    'an old address that is another’s for a while',
    {
      outputs: ['article/same', 'article/new'],
      before: [SITE, put(A, 'One', { slug: 'same' })],
      history: [put(A, 'One', { slug: 'new' }), put(B, 'Two', { slug: 'same' }), { remove: B }],
      expected: (pipeline) => ({
        addresses: [['same', 'new'].map((slug) => at(pipeline, slug)), ['to new', 'One']],
      }),
    },
    mishaps,
  );
}

/** Two articles name one alias; the first gives it up. */
export function oneAliasForTwo(mishaps: Mishaps = {}): Scenario {
  return scenario(
    'two articles with one alias, of which one goes',
    {
      outputs: ['article/old'],
      before: [SITE],
      history: [put(A, 'One', { alias: 'old' }), put(B, 'Two', { alias: 'old' }), { remove: A }],
      expected: (pipeline) => ({ address: [at(pipeline, 'old'), 'to b'] }),
    },
    mishaps,
  );
}

/** Each names the other's slug as its alias: both have their pages. */
export function eachOthersAlias(mishaps: Mishaps = {}): Scenario {
  return scenario(
    'two articles that are each other’s alias, of which one goes',
    {
      outputs: ['article/a', 'article/b'],
      before: [SITE],
      history: [put(A, 'One', { alias: 'b' }), put(B, 'Two', { alias: 'a' }), { remove: A }],
      expected: (pipeline) => ({
        addresses: [['a', 'b'].map((slug) => at(pipeline, slug)), ['to b', 'Two']],
      }),
    },
    mishaps,
  );
}

/** Moved to a key with another name: the old address leads to the new one, in whichever order its events come. */
export function movedAndRenamed(order: 'copied first' | 'deleted first', mishaps: Mishaps = {}): Scenario {
  const copied = put(B, 'One');
  const deleted = { remove: A };
  return scenario(
    `an article that is moved and renamed, ${order}`,
    {
      outputs: ['article/a', 'article/b'],
      before: [SITE, put(A, 'One')],
      history: order === 'copied first' ? [copied, deleted] : [deleted, copied],
      expected: (pipeline) => ({
        addresses: [['a', 'b'].map((slug) => at(pipeline, slug)), ['to b', 'One']],
        id: [pipeline.receipt(B)?.id, pipeline.sources.records.get(A)?.id],
      }),
    },
    mishaps,
  );
}
