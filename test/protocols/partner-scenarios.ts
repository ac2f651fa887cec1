import type { Edit, Scenario } from '../support/explorer/scenario.ts';
import type { MemoryPipeline } from '../support/memory-pipeline.ts';
import { A, type Mishaps, put, scenario } from './story.ts';

const FILE = 'partners/courier/changes/feed.json';
const SITE: Edit = {
  put: 'site.yaml',
  content:
    'title: Races\npartners: {courier: {title: Courier, webhook: https://courier.example/, exclude: {tag: y}}}\n',
};
const changes = { outputs: ['changes/courier' as const], objects: [FILE] };

/** What the partner's changes say, and of what its webhook is never told. */
function toldIn({ hints, site }: MemoryPipeline): unknown {
  const { items } = JSON.parse(site.text(FILE) ?? '{"items":[]}');
  return {
    events: items.map((item: { _broadsheet: { event: string } }) => item._broadsheet.event),
    untold: [...hints.rows.keys()].filter((name) => name.startsWith('untold/')),
  };
}

/** The partner has it; it is another article now; it is deleted. */
export function withdrawnFromAPartner(mishaps: Mishaps = {}): Scenario {
  return scenario(
    'an article that a partner has is edited and deleted',
    {
      ...changes,
      before: [SITE, put(A, 'T')],
      history: [put(A, 'U'), { remove: A }],
      expected: (pipeline) => ({ told: [toldIn(pipeline), { events: ['withdrawn'], untold: [] }] }),
    },
    mishaps,
  );
}

/** The partner has it; may not have it; has it again: no tombstone may be left. */
export function backForAPartner(mishaps: Mishaps = {}): Scenario {
  return scenario(
    'an article that a partner may not have for a moment',
    {
      ...changes,
      before: [SITE, put(A, 'T')],
      history: [put(A, 'T', { tags: 'y' }), put(A, 'T')],
      expected: (pipeline) => {
        const change = pipeline.sources.records.get(A)?.changes?.[0]?.event;
        return {
          told: [toldIn(pipeline), { events: [change], untold: [] }],
          change: [change !== 'withdrawn', true],
        };
      },
    },
    mishaps,
  );
}
