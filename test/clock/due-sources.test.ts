import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askForDueSources } from '../../functions/clock/due-sources.ts';
import type { IntakeMessage } from '../../functions/core/messages/intake-message.ts';
import { DUE } from '../../functions/core/output/lists.ts';
import { MemoryHints } from '../support/memory-hints.ts';

const NOW = '2026-11-10T09:00:00.000Z';

/** Hints that list sources with the instant at which each becomes due. */
async function listing(...due: readonly [instant: string, key: string][]): Promise<MemoryHints> {
  const hints = new MemoryHints();
  for (const [instant, key] of due) {
    await hints.putHint({ list: DUE, sortKey: `${instant}#${key}` }, key, 1);
  }
  return hints;
}

/** Which keys a run at `now` asks for, request by request, and what it answers. */
async function run(hints: MemoryHints, now = NOW, refuses = false) {
  const requests: string[][] = [];
  const intake = {
    send: async (messages: readonly IntakeMessage[]): Promise<void> => {
      if (refuses) throw new Error('no queue');
      requests.push(messages.flatMap((message) => ('key' in message ? message.key : [])));
    },
  };
  const asked = askForDueSources({ hints, intake, clock: () => now });
  return { asked: await asked, requests, keys: requests.flat().toSorted() };
}

describe('the clock', () => {
  it('asks for what was due before, and for what is due at this very instant', async () => {
    const hints = await listing(
      ['2026-11-09T09:00:00.000Z', 'articles/yesterday.md'],
      [NOW, 'articles/now.md'],
    );

    expect(await run(hints)).toMatchObject({ asked: 2, keys: ['articles/now.md', 'articles/yesterday.md'] });
  });

  it('leaves alone what is due a millisecond later', async () => {
    const hints = await listing(['2026-11-10T09:00:00.001Z', 'articles/later.md']);

    expect(await run(hints)).toMatchObject({ asked: 0, keys: [] });
  });

  it('asks again each minute for what is still on the list', async () => {
    const hints = await listing([NOW, 'articles/a.md']);

    expect((await run(hints)).keys).toEqual(['articles/a.md']);
    expect((await run(hints, '2026-11-10T09:01:00.000Z')).keys).toEqual(['articles/a.md']);
  });

  it('takes nothing off the list: that is for ingest, once it has looked', async () => {
    const hints = await listing([NOW, 'articles/a.md']);
    const before = structuredClone(hints.rows);

    await run(hints);

    expect(hints.rows).toEqual(before);
  });

  it('fails when the queue does, so that the next minute asks', async () => {
    const hints = await listing([NOW, 'articles/a.md']);

    await expect(run(hints, NOW, true)).rejects.toThrow('no queue');
  });

  it('goes on from page to page, without ever asking for more than a hundred at once', async () => {
    const hints = await listing(
      ...Array.from({ length: 250 }, (_, number): [string, string] => [NOW, `articles/${number}.md`]),
    );

    const { asked, requests, keys } = await run(hints);

    expect(asked).toBe(250);
    expect(new Set(keys).size).toBe(250);
    expect(requests.map((request) => request.length)).toEqual([100, 100, 50]);
  });

  it('asks for every source that is due, once, and for no other', async () => {
    const minute = fc.integer({ min: 0, max: 59 });
    const instant = minute.map((number) => `2026-11-10T09:${String(number).padStart(2, '0')}:00.000Z`);
    const key = fc.stringMatching(/^[a-z#~/.\-é]{1,12}$/).map((name) => `articles/${name}`);
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(instant, key), { maxLength: 150, selector: ([at, name]) => `${at}#${name}` }),
        instant,
        async (due, now) => {
          const wanted = due.filter(([at]) => at <= now).map(([, name]) => name);
          const { asked, keys } = await run(await listing(...due), now);
          expect(keys).toEqual(wanted.toSorted());
          expect(asked).toBe(wanted.length);
        },
      ),
      { numRuns: 50 },
    );
  });
});
