import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutputId } from '../../../functions/core/output/outputs.ts';
import { unsettled } from '../../protocols/end-conditions.ts';
import { type History, type InterleavingOptions, interleave } from '../../support/interleaving.ts';
import type { MemoryPipeline } from '../../support/memory-pipeline.ts';

/** Interleavings tried by each property; `FC_RUNS` asks for more. */
const RUNS = Number(process.env.FC_RUNS ?? 8);

const COUNT = 6;
/** More than two, and more than half: three of six may go. */
const SITE = 'title: Races\nguard: { share: 0.5, items: 2, minutes: 10 }\n';
const MOST_LOST = 3;
const FEED = 'feed/latest';
const OUTPUTS: readonly OutputId[] = [
  FEED,
  'archive/latest/2026-11',
  'catalogue',
  'news',
  'sitemap',
  'sitemap/2026-11',
];

const NUMBERS = Array.from({ length: COUNT }, (_, number) => number);
const key = (number: number) => `articles/n${number}.md`;
const put = (number: number) => ({
  put: key(number),
  content: `---\ntitle: N${number}\ndate: 2026-11-0${number + 1}\n---\nText ${number}.\n`,
});
const remove = (number: number) => ({ remove: key(number) });

const before: History = [{ put: 'site.yaml', content: SITE }, ...NUMBERS.map(put)];
const mishaps = fc.record({
  duplicates: fc.subarray([0, 1, 2, 3, 4, 5]),
  crashes: fc.uniqueArray(fc.nat(300), { maxLength: 3 }),
});

const listed = (pipeline: MemoryPipeline, document = 'feed.json'): number =>
  JSON.parse(pipeline.site.text(document) ?? '{"items":[]}').items.length;
const stateOf = (pipeline: MemoryPipeline) => pipeline.feedStates.states.get(FEED);

/** What must hold once every feed is let go, whatever happened before. */
async function expectNothingLeft(pipeline: MemoryPipeline, present: number): Promise<void> {
  await pipeline.drain();
  await pipeline.recheckHeldFeeds();
  expect(await unsettled(pipeline, { outputs: OUTPUTS })).toEqual([]);
  expect([listed(pipeline), listed(pipeline, 'archive/2026/11/feed.json')]).toEqual([present, present]);
  const state = stateOf(pipeline);
  expect([state?.items.length, state?.held, state?.pending]).toEqual([
    present,
    undefined,
    { outputs: [], sources: [] },
  ]);
  const hints = [...pipeline.hints.rows.values()].filter(({ entry }) => entry.list === 'held');
  expect(hints).toEqual([]);
  const warned = NUMBERS.filter((number) => (pipeline.receipt(key(number))?.warnings.length ?? 0) > 0);
  expect(warned).toEqual([]);
}

async function check(
  history: fc.Arbitrary<History>,
  then: (pipeline: MemoryPipeline, events: History) => Promise<void>,
): Promise<void> {
  const property = fc.asyncProperty(fc.scheduler(), history, mishaps, async (scheduler, events, mishap) => {
    const options: InterleavingOptions = { before, history: events, ...mishap };
    await then(await interleave(scheduler, options), events);
  });
  await fc.assert(property, { numRuns: RUNS, endOnFailure: true });
}

describe('the guard, under every interleaving', () => {
  it('keeps a feed that loses too much, and all of it goes on after the release', async () => {
    const most = fc.shuffledSubarray(NUMBERS, { minLength: MOST_LOST + 1, maxLength: COUNT });
    await check(
      most.map((gone) => gone.map(remove)),
      async (pipeline, events) => {
        expect(stateOf(pipeline)?.held).toMatchObject({ lost: events.length, of: COUNT });
        expect(listed(pipeline)).toBeGreaterThanOrEqual(COUNT - MOST_LOST);
        expect(listed(pipeline, 'archive/2026/11/feed.json')).toBeGreaterThanOrEqual(COUNT - MOST_LOST);
        const warned = pipeline.feedStates.states.get(FEED)?.held?.sources ?? [];
        for (const source of warned) {
          expect(pipeline.receipt(source)?.warnings.map(({ code }) => code)).toEqual(['feed-held']);
        }
        pipeline.askForRelease(FEED);
        await expectNothingLeft(pipeline, COUNT - events.length);
      },
    );
  });

  it('never holds up as few deletions as it allows', async () => {
    const few = fc.shuffledSubarray(NUMBERS, { minLength: 1, maxLength: MOST_LOST });
    await check(
      few.map((gone) => gone.map(remove)),
      async (pipeline, events) => await expectNothingLeft(pipeline, COUNT - events.length),
    );
  });

  it('lets a feed go on whose articles return', async () => {
    const most = fc.shuffledSubarray(NUMBERS, { minLength: MOST_LOST + 1, maxLength: COUNT });
    await check(
      most.map((gone) => [...gone.map(remove), ...gone.slice(1).map(put)]),
      async (pipeline) => await expectNothingLeft(pipeline, COUNT - 1),
    );
  });

  it('is of one mind with a release at any moment', async () => {
    const release = { release: FEED } as const;
    const histories = fc
      .tuple(fc.shuffledSubarray(NUMBERS, { minLength: MOST_LOST + 1, maxLength: COUNT }), fc.nat(COUNT))
      .map(
        ([gone, at]): History => [...gone.slice(0, at).map(remove), release, ...gone.slice(at).map(remove)],
      );
    await check(histories, async (pipeline, events) => {
      pipeline.askForRelease(FEED);
      await expectNothingLeft(pipeline, COUNT - (events.length - 1));
    });
  });
});
