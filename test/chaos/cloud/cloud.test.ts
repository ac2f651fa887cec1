import { expect, it } from 'vitest';
import { runCloudCampaign } from './cloud-campaign.ts';

/** A handful; `npm run chaos -- --cloud` plays any number of others. */
const RUNS = 2;

it('a local cloud whose requests go wrong and whose functions die ends as a build from scratch makes it', async () => {
  const { failures, mishaps } = await runCloudCampaign({ runs: RUNS, seed: 1 });
  expect(failures).toEqual([]);
  expect(mishaps.size).toBeGreaterThan(0);
});
