import { describe, expect, it } from 'vitest';
import { runCampaign } from './campaign.ts';
import { MISHAPS } from './mishap.ts';
import { told } from './told.ts';

/** A few; `npm run chaos` plays any number of others. */
const RUNS = 40;
const SEED = 2;

describe('whatever goes wrong on the way, and in whichever order', () => {
  it('the site ends as a build from scratch makes it, and nothing was ever seen too early', async () => {
    const campaign = await runCampaign({ runs: RUNS, seed: SEED });
    expect(told(campaign)).toBeUndefined();
    expect([...campaign.mishaps.keys()].sort()).toEqual([...MISHAPS].sort());
  });
});
