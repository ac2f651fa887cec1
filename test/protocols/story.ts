import type { OutputId } from '../../functions/core/output/outputs.ts';
import type { Edit, Scenario } from '../support/explorer/scenario.ts';
import type { MemoryPipeline } from '../support/memory-pipeline.ts';
import { unsettled } from './end-conditions.ts';

export const A = 'articles/a.md';
export const SITE: Edit = { put: 'site.yaml', content: 'title: Races\n' };

export type Mishaps = Partial<
  Pick<Scenario, 'duplicates' | 'crashes' | 'preemptions' | 'workers' | 'workersPerSource'>
>;

/** `updated` is stated, so that an article that changes and changes back has the same bytes again. */
export function put(
  key: string,
  title: string,
  fields: { tags?: string; slug?: string; alias?: string; id?: string } = {},
): Edit {
  const { tags = 'x', slug, alias, id } = fields;
  const lines = [
    'date: 2026-11-01',
    'updated: 2026-11-01',
    `tags: [${tags}]`,
    ...(slug ? [`slug: ${slug}`] : []),
    ...(alias ? [`aliases: [${alias}]`] : []),
    ...(id ? [`id: ${id}`] : []),
  ];
  return { put: key, content: `---\ntitle: ${title}\n${lines.join('\n')}\n---\nText.\n` };
}

interface Story extends Pick<Scenario, 'before' | 'history' | 'always' | 'ingestedAtOnce' | 'objects'> {
  readonly outputs: readonly OutputId[];
  readonly publishers?: number;
  /** What the site and the receipts must say at last. */
  readonly expected: (pipeline: MemoryPipeline) => Record<string, readonly [is: unknown, expected: unknown]>;
}

export function scenario(name: string, story: Story, mishaps: Mishaps): Scenario {
  const { expected, ...rest } = story;
  const extent = Object.entries(mishaps).map(([what, count]) => `${count} ${what}`);
  return {
    name: [name, ...extent].join(', '),
    workers: 2,
    publishers: 1,
    duplicates: 0,
    crashes: 0,
    ...rest,
    ...mishaps,
    async end(pipeline) {
      const problems = await unsettled(pipeline, story);
      for (const [what, [is, right]] of Object.entries(expected(pipeline))) {
        const [found, wanted] = [JSON.stringify(is), JSON.stringify(right)];
        if (found !== wanted) problems.push(`${what}: ${found} instead of ${wanted}`);
      }
      return problems;
    },
  };
}

export function statusOf(pipeline: MemoryPipeline, key: string): unknown {
  return pipeline.receipt(key)?.status;
}
