import type { Edit, Scenario } from '../support/explorer/scenario.ts';
import type { World } from '../support/explorer/world.ts';
import type { MemoryPipeline } from '../support/memory-pipeline.ts';
import { B } from './claim-scenarios.ts';
import { A, type Mishaps, SITE, scenario } from './story.ts';

const WORDS = 'media/words.vtt';
const FILE: Edit = { put: WORDS, content: 'WEBVTT\n\n00:00.000 --> 00:01.000\nHello.\n' };

type State = 'draft' | 'live';

function naming(key: string, state: State): Edit {
  const lines = ['title: Words', 'date: 2026-11-01', 'updated: 2026-11-01', `draft: ${state === 'draft'}`];
  return { put: key, content: `---\n${lines.join('\n')}\n---\n[The words](/${WORDS}) of ${key}.\n` };
}

const shown = (isShown: boolean) => (pipeline: MemoryPipeline) => ({
  file: [pipeline.site.objects.has(WORDS), isShown] as const,
});

const file = { outputs: [WORDS] as const, publishers: 2 };

/** An article that was never public hides the file that it names: from the first to the last. */
const neverShown: NonNullable<Scenario['always']> = (_: World, after: World) =>
  after.object.has(WORDS) ? ['a file is public that only a hidden article names'] : [];

/** A draft is edited while its file is uploaded. */
export function staysHidden(mishaps: Mishaps = {}): Scenario {
  return scenario(
    'a draft that is edited while the file that it names is uploaded',
    {
      ...file,
      before: [SITE, naming(A, 'draft')],
      history: [FILE, { put: A, content: `---\ntitle: New\ndraft: true\n---\n[Words](/${WORDS})\n` }],
      always: neverShown,
      expected: shown(false),
    },
    mishaps,
  );
}

/** A draft becomes public while its file is uploaded. */
export function comesToLight(mishaps: Mishaps = {}): Scenario {
  return scenario(
    'a draft that becomes public while the file that it names is uploaded',
    {
      ...file,
      before: [SITE, naming(A, 'draft')],
      history: [FILE, naming(A, 'live')],
      expected: shown(true),
    },
    mishaps,
  );
}

/** A draft becomes public, and a draft again. */
export function comesToLightForAMoment(mishaps: Mishaps = {}): Scenario {
  return scenario(
    'a draft that is public for a moment, and names a file',
    {
      ...file,
      before: [SITE, naming(A, 'draft'), FILE],
      history: [naming(A, 'live'), naming(A, 'draft')],
      expected: shown(false),
    },
    mishaps,
  );
}

/** Two articles name one file: one of them is shown in the place of the other. */
export function namedByTwo(mishaps: Mishaps = {}): Scenario {
  return scenario(
    'two articles that name one file, of which one is hidden as the other is shown',
    {
      ...file,
      before: [SITE, naming(A, 'live'), naming(B, 'draft'), FILE],
      history: [naming(A, 'draft'), naming(B, 'live')],
      expected: shown(true),
    },
    mishaps,
  );
}

/** Two articles name one file, and both are hidden. */
export function hiddenByTwo(mishaps: Mishaps = {}): Scenario {
  return scenario(
    'two articles that name one file and are both hidden',
    {
      ...file,
      before: [SITE, naming(A, 'live'), naming(B, 'live'), FILE],
      history: [naming(A, 'draft'), naming(B, 'draft')],
      expected: shown(false),
    },
    mishaps,
  );
}
