import { describe, expect, it } from 'vitest';
import { explore, replay } from '../support/explorer/explore.ts';
import type { Scenario } from '../support/explorer/scenario.ts';
import { noFence } from './mutants.ts';
import { pageAndBack } from './publish-scenarios.ts';
import { leaving, returning } from './scenarios.ts';

/** Small enough to be explored without leaving anything out; where it ends is all that is asked. */
const deleting: Scenario = {
  ...leaving({ duplicates: 1, crashes: 1 }),
  history: leaving().history.slice(1),
  outputs: [],
  end: async () => [],
};

describe('the explorer', () => {
  it.for([deleting, pageAndBack({ duplicates: 1, crashes: 1 })])(
    'comes to the same ends without leaving any order out: $name',
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
