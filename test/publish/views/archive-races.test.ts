import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Edits, interleave } from '../../support/interleaving.ts';
import { MemoryPipeline } from '../../support/memory-pipeline.ts';

/** Interleavings tried; `FC_RUNS` asks for more. */
const RUNS = Number(process.env.FC_RUNS ?? 40);

const DATES = ['2026-05-03', '2026-07-03', '2026-09-03'];

function article(key: string, date: string): string {
  return `---\ntitle: ${key}\nid: urn:example:${key}\ndate: ${date}\nupdated: 2026-10-01\n---\nText of ${key}, ${date}.\n`;
}

const key = fc.constantFrom('articles/a.md', 'articles/b.md');
const event: fc.Arbitrary<Edits[number]> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(key, fc.constantFrom(...DATES))
      .map(([put, date]) => ({ put, content: article(put, date) })),
  },
  { weight: 1, arbitrary: key.map((remove) => ({ remove })) },
);

/** What depends on which months have articles. */
function history({ site }: MemoryPipeline): Record<string, string> {
  const objects = [...site.objects].filter(([name]) => /^(?:archive|sitemap)/.test(name));
  return Object.fromEntries(
    objects.map(([name, { bytes }]) => [name, new TextDecoder().decode(bytes)]).sort(),
  );
}

/** The site as the uploads say, brought in one after the other with nothing going wrong. */
async function undisturbed(events: Edits): Promise<MemoryPipeline> {
  const pipeline = new MemoryPipeline();
  pipeline.put('site.yaml', 'title: Races\n');
  const last = new Map(events.map((one) => ['put' in one ? one.put : one.remove, one] as const));
  for (const one of last.values()) if ('put' in one) pipeline.put(one.put, one.content);
  await pipeline.drain();
  return pipeline;
}

it('the archives lead through exactly the months that have articles, and the sitemaps list them, whatever ran beside what', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(event, { maxLength: 2 }),
      fc.array(event, { minLength: 1, maxLength: 4 }),
      fc.uniqueArray(fc.nat(300), { maxLength: 2 }),
      async (scheduler, before, events, crashes) => {
        const pipeline = await interleave(scheduler, { before, history: events, duplicates: [], crashes });
        expect(history(pipeline)).toEqual(history(await undisturbed([...before, ...events])));
      },
    ),
    { numRuns: RUNS },
  );
});
