import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unsettled } from '../../protocols/end-conditions.ts';
import { interleave } from '../../support/interleaving.ts';

/** Interleavings tried; `FC_RUNS` asks for more. */
const RUNS = Number(process.env.FC_RUNS ?? 12);

const SITE = `title: Races
partners:
  courier: {title: Courier, webhook: https://courier.example/hook, exclude: {tag: private}}
`;
const put = (title: string, tags = 'x') => ({
  put: 'articles/a.md',
  content: `---\ntitle: ${title}\ndate: 2026-11-01\ntags: [${tags}]\n---\nText.\n`,
});
const EDITS = {
  first: put('First'),
  second: put('Second'),
  private: put('First', 'private'),
  gone: { remove: 'articles/a.md' },
  narrow: { put: 'site.yaml', content: SITE.replace('private', 'x') },
  wide: { put: 'site.yaml', content: SITE },
} as const;

it('a partner is told at last what became of an article, whatever is killed, repeated or reordered', async () => {
  const history = fc.array(fc.constantFrom(...(Object.keys(EDITS) as (keyof typeof EDITS)[])), {
    minLength: 1,
    maxLength: 4,
  });
  const mishaps = fc.record({
    duplicates: fc.subarray([0, 1, 2, 3]),
    crashes: fc.uniqueArray(fc.nat(150), { maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), history, mishaps, async (scheduler, edits, mishap) => {
      const before = [{ put: 'site.yaml', content: SITE }, EDITS.first];
      const events = edits.map((edit) => EDITS[edit]);
      const pipeline = await interleave(scheduler, { before, history: events, ...mishap });
      await pipeline.drain();
      expect(await unsettled(pipeline, { outputs: ['changes/courier', 'feed/partner/courier'] })).toEqual([]);

      const record = pipeline.sources.records.get('articles/a.md');
      const [change] = record?.changes ?? [];
      const feed = JSON.parse(pipeline.site.text('partners/courier/feed.json') ?? '');
      expect(feed.items).toHaveLength(change?.event === 'withdrawn' ? 0 : 1);
      const changes = JSON.parse(pipeline.site.text('partners/courier/changes/feed.json') ?? '');
      expect(changes.items.map(({ _broadsheet: told }: { _broadsheet: object }) => told)).toEqual([
        { section: undefined, event: change?.event, at: change?.at },
      ]);
      const told = pipeline.notices.flatMap((notice) => (notice.kind === 'change' ? notice : []));
      expect(told.filter(({ at }) => at === change?.at)).not.toEqual([]);
      const ids = new Map(told.map(({ event, at, id }) => [`${event} ${at}`, id]));
      expect(told.every(({ event, at, id }) => ids.get(`${event} ${at}`) === id)).toBe(true);
      const untold = [...pipeline.hints.rows.keys()].filter((name) => name.startsWith('untold'));
      expect(untold).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});
