import { describe, expect, it } from 'vitest';
import { askForHeldFeeds } from '../../functions/clock/held-feeds.ts';
import { heldEntry } from '../../functions/core/feed/feed-state.ts';
import type { JobOptions } from '../../functions/core/ports/ports.ts';
import { MemoryIndex } from '../support/memory-index.ts';

/** What the clock asks for when these feeds are listed as held, request by request. */
async function asked(outputs: readonly string[]): Promise<[readonly string[], JobOptions | undefined][]> {
  const index = new MemoryIndex();
  for (const output of outputs) await index.putHint(heldEntry(output), output, 1);
  const requests: [readonly string[], JobOptions | undefined][] = [];
  const send = async (wanted: readonly string[], options?: JobOptions) =>
    void requests.push([wanted, options]);
  const count = await askForHeldFeeds({ index, jobs: { send }, clock: () => '2026-11-10T09:00:00.000Z' });
  expect(count).toBe(outputs.length);
  return requests;
}

describe('the clock', () => {
  it('asks for nothing while no feed is held', async () => {
    expect((await asked([])).flatMap(([outputs]) => outputs)).toEqual([]);
  });

  it('has each feed that is held judged again', async () => {
    const [[outputs, options] = [], ...others] = await asked(['feed/latest', 'feed/tag/x']);
    expect(outputs?.toSorted()).toEqual(['feed/latest', 'feed/tag/x']);
    expect([options, others]).toEqual([{ recheck: true }, []]);
  });

  it('goes from page to page', async () => {
    const outputs = Array.from({ length: 230 }, (_, number) => `feed/tag/${number}`);
    const requests = await asked(outputs);
    expect(requests.flatMap(([wanted]) => wanted).toSorted()).toEqual(outputs.toSorted());
    expect(requests).toHaveLength(3);
  });
});
