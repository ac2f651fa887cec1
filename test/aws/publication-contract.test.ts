import { beforeAll, describe, expect, it } from 'vitest';
import { TableFaults } from '../../functions/aws/table-faults.ts';
import { TableFeedStates } from '../../functions/aws/table-feed-states.ts';
import { type FeedState, newFeedState } from '../../functions/core/feed/feed-state.ts';
import { feedId } from '../../functions/core/output/feed-ids.ts';
import { type OutputId, outputId } from '../../functions/core/output/outputs.ts';
import type { Faults } from '../../functions/core/ports/faults.ts';
import { allStates, type FeedStates } from '../../functions/core/ports/feed-states.ts';
import { MemoryFaults } from '../support/memory-faults.ts';
import { MemoryFeedStates } from '../support/memory-feed-states.ts';
import { sharedTable } from './shared-table.ts';

const NOW = '2026-11-10T12:00:00.000Z';
const table = sharedTable();

const items = (count: number, length: number) =>
  Array.from({ length: count }, (_, number) => {
    // Digits that no compression shortens much: the ids and keys of a hostile upload.
    let state = number + 1;
    const noise = Array.from({ length }, () => {
      state = (state * 48_271) % 2_147_483_647;
      return String.fromCharCode(33 + (state % 90));
    }).join('');
    return { key: `articles/${noise}.md`, id: `urn:x:${noise}`, sortKey: `${NOW}#${number}` };
  });

describe.each<[string, () => FeedStates]>([
  ['in memory', () => new MemoryFeedStates()],
  ['in DynamoDB', () => new TableFeedStates(table(), () => NOW)],
])('the feed states %s', (_, open) => {
  let states: FeedStates;
  beforeAll(() => {
    states = open();
  });
  const first = (output: OutputId): FeedState => ({ ...newFeedState(output, NOW), revision: 1 });

  it('are nothing until they are written, and then what was written', async () => {
    expect(await states.readFeedState('feed/tag/a')).toBeUndefined();
    const state: FeedState = {
      ...first('feed/tag/a'),
      listing: { title: 'A – Site', heading: 'A', description: 'All of A.' },
      items: items(2, 20),
      removed: [{ key: 'articles/x.md', id: 'urn:x', sortKey: 's', at: NOW }],
      held: { since: NOW, lost: 20, of: 30, sources: ['articles/x.md'], waiting: ['archive/tag/a/2026-11'] },
      pending: { outputs: ['catalogue'], sources: ['articles/x.md'] },
    };
    expect(await states.writeFeedState(state, newFeedState('feed/tag/a', NOW))).toBe(true);
    expect(await states.readFeedState('feed/tag/a')).toEqual(state);
  });

  it('refuse who read an older one', async () => {
    const none = newFeedState('feed/tag/b', NOW);
    const one = first('feed/tag/b');
    expect(await states.writeFeedState(one, none)).toBe(true);
    expect(await states.writeFeedState({ ...one, changedAt: 'other' }, none)).toBe(false);
    expect(await states.writeFeedState({ ...one, revision: 2 }, one)).toBe(true);
    expect(await states.writeFeedState({ ...one, revision: 2, changedAt: 'other' }, one)).toBe(false);
    expect((await states.readFeedState('feed/tag/b'))?.changedAt).toBe(NOW);
  });

  it('are read back without the fields that are undefined', async () => {
    const none = newFeedState('feed/tag/c', NOW);
    await states.writeFeedState({ ...first('feed/tag/c'), held: undefined, topics: undefined }, none);
    expect(await states.readFeedState('feed/tag/c')).toStrictEqual(first('feed/tag/c'));
  });

  it('are listed by name, page by page: those of feeds, or all', async () => {
    const others: readonly OutputId[] = ['archive/author/1000/2026-11', 'changes/acme'];
    const authors = Array.from({ length: 120 }, (_, number) => `${1000 + number}`);
    // By their bytes in UTF-8, the first of these comes first; as UTF-16, it would come last.
    const feeds = [...authors, '\uff5e', '\u{1f426}'].map((slug) =>
      outputId({ kind: 'feed', feed: feedId('author', slug) }),
    );
    // Over 10 KB each: more than the megabyte that one Query gives.
    const large = items(10, 1000);
    for (const output of [...feeds, ...others]) {
      await states.writeFeedState({ ...first(output), items: large }, newFeedState(output, NOW));
    }
    const isMine = (output: string) => /^feed\/author\/|^archive\/|^changes\//.test(output);
    const listed = async (list: FeedStates['listFeedStates']) =>
      (await allStates(list)).map(({ output }) => output).filter(isMine);

    expect(await listed((after) => states.listFeedStates(after))).toEqual(feeds);
    expect(await listed((after) => states.listAllStates(after))).toEqual([...others, ...feeds]);
  });
});

describe('a feed state beyond what one item may hold', () => {
  it('keeps the newer articles', async () => {
    const states = new TableFeedStates(table(), () => NOW);
    const output = 'feed/tag/huge';
    const all = items(500, 1000);
    expect(
      await states.writeFeedState(
        { ...newFeedState(output, NOW), revision: 1, items: all },
        newFeedState(output, NOW),
      ),
    ).toBe(true);
    const kept = (await states.readFeedState(output))?.items ?? [];
    expect(kept.length).toBeGreaterThan(50);
    expect(kept).toEqual(all.slice(0, kept.length));
  });

  it('keeps what a held feed is judged by, rather than whom it tells', async () => {
    const states = new TableFeedStates(table(), () => NOW);
    const output = 'feed/tag/held';
    const [all, removed] = [items(150, 1000), items(20, 1000).map((item) => ({ ...item, at: NOW }))];
    const sources = items(600, 1000).map(({ key }) => key);
    const held = { since: NOW, lost: 160, of: 170, sources, waiting: ['archive/tag/held/2026-11'] as const };
    const state: FeedState = { ...newFeedState(output, NOW), revision: 1, items: all, removed, held };
    await states.writeFeedState(state, newFeedState(output, NOW));
    const kept = await states.readFeedState(output);
    expect(kept).toMatchObject({ items: all, removed, held: { lost: 160, of: 170, waiting: held.waiting } });
    expect(kept?.held?.sources).toHaveLength(300);
  });
});

describe.each<[string, () => Faults]>([
  ['in memory', () => new MemoryFaults()],
  ['in DynamoDB', () => new TableFaults(table(), () => NOW)],
])('the faults %s', (_, open) => {
  let faults: Faults;
  beforeAll(() => {
    faults = open();
  });
  const fault = (output: OutputId, message = 'M.') => ({ output, rule: 'not-well-formed', message });

  it('are told for each source, by output', async () => {
    await faults.putFault('articles/a.md', fault('feed/tag/x'), 1);
    await faults.putFault('articles/a.md', fault('feed/latest'), 1);
    await faults.putFault('articles/b.md', fault('feed/latest'), 1);
    expect(await faults.readFaults('articles/a.md')).toEqual([fault('feed/latest'), fault('feed/tag/x')]);
    expect(await faults.readFaults('articles/none.md')).toEqual([]);
  });

  it('are no more once deleted, and come again', async () => {
    await faults.putFault('articles/c.md', fault('feed/latest'), 1);
    await faults.deleteFault('articles/c.md', 'feed/latest', 2);
    expect(await faults.readFaults('articles/c.md')).toEqual([]);
    await faults.putFault('articles/c.md', fault('feed/latest', 'Again.'), 3);
    expect(await faults.readFaults('articles/c.md')).toEqual([fault('feed/latest', 'Again.')]);
  });

  it('do not come back by a slow worker', async () => {
    await faults.deleteFault('articles/d.md', 'feed/latest', 5);
    await faults.putFault('articles/d.md', fault('feed/latest'), 4);
    expect(await faults.readFaults('articles/d.md')).toEqual([]);
    await faults.putFault('articles/d.md', fault('feed/latest', 'New.'), 6);
    await faults.deleteFault('articles/d.md', 'feed/latest', 5);
    expect(await faults.readFaults('articles/d.md')).toEqual([fault('feed/latest', 'New.')]);
  });
});
