import { describe, expect, it } from 'vitest';
import { askForNews } from '../../functions/clock/news.ts';
import type { JobMessage } from '../../functions/core/messages/job-message.ts';

async function asked(now: string): Promise<string[]> {
  const outputs: string[] = [];
  const send = async (jobs: readonly JobMessage[]) => {
    for (const job of jobs) if ('output' in job) outputs.push(job.output);
  };
  await askForNews({ jobs: { send }, clock: () => now });
  return outputs;
}

describe('the clock', () => {
  it.each(['2026-11-10T09:00:00.000Z', '2026-11-10T23:00:59.999Z'])(
    'asks for the news at %s',
    async (now) => {
      expect(await asked(now)).toEqual(['news']);
    },
  );

  it.each(['2026-11-10T09:01:00.000Z', '2026-11-10T00:59:59.999Z'])('does not at %s', async (now) => {
    expect(await asked(now)).toEqual([]);
  });
});
