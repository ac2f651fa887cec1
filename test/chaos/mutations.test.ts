import { describe, expect, it } from 'vitest';
import { pendingForgotten, unconditionalCommit } from '../protocols/mutants.ts';
import { runCampaign } from './campaign.ts';
import { shortHistory } from './history.ts';
import { mediaForAll } from './mutants.ts';

/** Far more than any of them needs from its seed. */
const RUNS = 1000;

describe('random histories find out', () => {
  it.for([
    { mutant: mediaForAll, seed: 20 },
    { mutant: unconditionalCommit, seed: 31 },
    { mutant: pendingForgotten, seed: 11 },
  ])('$mutant.name', async ({ mutant, seed }) => {
    const { counterexample } = await runCampaign({
      runs: RUNS,
      seed,
      mutant,
      isEnough: true,
      histories: shortHistory,
    });
    expect(counterexample?.problems.length).toBeGreaterThan(0);
  });
});
