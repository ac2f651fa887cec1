import { describe, expect, it } from 'vitest';
import { explore, replay } from '../support/explorer/explore.ts';
import { noFence } from './mutants.ts';
import { pageAndBack, pageToTheEnd } from './publish-scenarios.ts';
import { leaving, returning } from './scenarios.ts';

describe('the explorer', () => {
  it.for([leaving(), pageAndBack({ duplicates: 1 }), pageToTheEnd()])(
    'comes to the same ends without leaving any order out: $name',
    { timeout: 120_000 },
    async (scenario) => {
      const reduced = await explore(scenario);
      const whole = await explore(scenario, undefined, { isReduced: false });
      expect(reduced.ends).toBe(whole.ends);
      expect(reduced.states).toBeLessThan(whole.states);
    },
  );

  it('plays the schedule of a violation again', async () => {
    const { violation } = await explore(returning(), noFence);
    const again = await replay(returning(), violation?.replay ?? '', noFence);
    expect(again).toEqual({ schedule: violation?.schedule, problems: violation?.problems });
    expect((await replay(returning(), violation?.replay ?? '')).problems).toEqual([]);
  });
});
