import { describe, expect, it } from 'vitest';
import { askForHeldFeeds } from '../../functions/clock/held-feeds.ts';
import { heldEntry } from '../../functions/core/feed/feed-state.ts';
import { type JobMessage, jobMessages } from '../../functions/core/messages/job-message.ts';
import type { OutputId } from '../../functions/core/output/outputs.ts';
import { MemoryHints } from '../support/memory-hints.ts';

/** What the clock asks for when these feeds are listed as held, request by request. */
async function asked(outputs: readonly OutputId[]): Promise<(readonly JobMessage[])[]> {
  const hints = new MemoryHints();
  for (const output of outputs) await hints.putHint(heldEntry(output), output, 1);
  const requests: (readonly JobMessage[])[] = [];
  const send = async (jobs: readonly JobMessage[]) => void requests.push(jobs);
  const count = await askForHeldFeeds({ hints, jobs: { send }, clock: () => '2026-11-10T09:00:00.000Z' });
  expect(count).toBe(outputs.length);
  return requests;
}

function rechecks(outputs: readonly OutputId[]): JobMessage[] {
  return outputs.map((output) => ({ output, recheck: true }));
}

function bodiesOf(jobs: readonly JobMessage[]): string[] {
  return jobs.map(jobMessages.encode).toSorted();
}

describe('the clock', () => {
  it('asks for nothing while no feed is held', async () => {
    expect((await asked([])).flat()).toEqual([]);
  });

  it('has each feed that is held judged again', async () => {
    const [jobs, ...others] = await asked(['feed/latest', 'feed/tag/x']);
    expect(bodiesOf(jobs ?? [])).toEqual(bodiesOf(rechecks(['feed/latest', 'feed/tag/x'])));
    expect(others).toEqual([]);
  });

  it('goes from page to page', async () => {
    const outputs = Array.from({ length: 230 }, (_, number) => `feed/tag/${number}` as const);
    const requests = await asked(outputs);
    expect(bodiesOf(requests.flat())).toEqual(bodiesOf(rechecks(outputs)));
    expect(requests).toHaveLength(3);
  });
});
