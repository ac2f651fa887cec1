import { describe, expect, it } from 'vitest';
import { explore } from '../support/explorer/explore.ts';
import type { Mutant, Scenario } from '../support/explorer/scenario.ts';
import * as claims from './claim-mutants.ts';
import * as slugs from './claim-scenarios.ts';
import * as estates from './estate-mutants.ts';
import * as identity from './identity-scenarios.ts';
import * as media from './media-mutants.ts';
import * as files from './media-scenarios.ts';
import * as ingest from './mutants.ts';
import * as publish from './publish-mutants.ts';
import * as pages from './publish-scenarios.ts';
import * as rules from './rule-mutants.ts';
import * as rule from './rule-scenarios.ts';
import * as scenarios from './scenarios.ts';
import { told } from './told.ts';

type Row = readonly [Mutant, Scenario];

const row = ([mutant, scenario]: Row) => ({ name: mutant.name, mutant, scenario });

const NEEDED: readonly Row[] = [
  [ingest.unconditionalCommit, scenarios.leaving()],
  [ingest.objectBeforeRow, scenarios.leaving()],
  [ingest.noTombstone, scenarios.comingAndGoing()],
  [ingest.noFence, scenarios.returning()],
  [ingest.pendingForgotten, scenarios.leaving({ crashes: 1, preemptions: 0 })],
  [ingest.pendingClearedBlindly, scenarios.leaving({ crashes: 1, preemptions: 1 })],
  [ingest.unguardedDelete, scenarios.returning()],
  [ingest.unconditionalReceipt, scenarios.leaving()],
  [ingest.noSecondLookAtSite, scenarios.siteChanging({ preemptions: 1 })],
  [publish.blindPut, pages.pageToTheEnd()],
  [publish.headAfterIndex, pages.pageToTheEnd()],
  [publish.noSecondView, pages.pageAndBack()],
  [claims.noIntent, slugs.oneSlugForTwo({ preemptions: 1 })],
  [claims.blindTakeOver, slugs.twoHeirs({ crashes: 1, preemptions: 1 })],
  [claims.unguardedRelease, slugs.oneSlugForTwo({ preemptions: 1 })],
  [claims.waitersBeforeCommit, slugs.oneSlugForTwo({ preemptions: 1 })],
  [estates.estateAfterRelease, slugs.moving('copied first', { preemptions: 1 })],
  [estates.noSecondLookAtEstate, slugs.moving('deleted first', { preemptions: 1 })],
  [estates.takenWhileLetGo, slugs.moving('copied first', { preemptions: 1 })],
  [claims.noLookAgainAtAll, slugs.oneSlugForTwo({ preemptions: 1 })],
  [rules.firstHandledWins, slugs.twoOfOneSlug({ preemptions: 0 })],
  [rules.displacedUntold, slugs.twoOfOneSlug({ crashes: 1, preemptions: 0 })],
  [rules.displacedToldBefore, slugs.twoOfOneSlug({ preemptions: 1 })],
  [rules.noRenewal, slugs.oneSlugForTwo({ preemptions: 1 })],
  [rules.noLateness, slugs.oneSlugForTwo({ preemptions: 2 })],
  [rules.undatedIntent, slugs.twoOfOneSlug({ preemptions: 1 })],
  [rules.noLookWhenWantedBack, rule.wantedBack({ crashes: 1, preemptions: 1 })],
  [rules.waitersOfTheNextForgotten, slugs.twoHeirs({ preemptions: 1 })],
  [estates.ownersForgotten, identity.waitingForEachOther({ workersPerSource: 1, preemptions: 0 })],
  [media.mediaUntold, files.comesToLight()],
  [media.mediaUntold, files.hiddenByTwo({ preemptions: 1 })],
  [media.noSecondLookAtUsers, files.comesToLightForAMoment({ preemptions: 2 })],
];

/**
 * Each alone may go, for another does its work. Hints may come after the commit, as the row owes its outputs
 * until they are there. A claimant that is refused looks twice: after its note, and when it gives up its intent.
 * A fixed point needs no If-Match; without it the site goes back for a moment, though (above).
 */
const SPARE: readonly Row[] = [
  [ingest.hintsAfterCommit, scenarios.returning({ crashes: 1, preemptions: 0 })],
  [ingest.hintsAfterCommit, scenarios.comingAndGoing({ preemptions: 2 })],
  [ingest.hintsAfterCommit, files.hiddenByTwo({ crashes: 1, preemptions: 1 })],
  [claims.noSecondLook, slugs.oneSlugForTwo({ preemptions: 1 })],
  [claims.noLookAfterRefusal, slugs.oneSlugForTwo({ preemptions: 1 })],
  [publish.blindPut, pages.pageAndBack({ crashes: 1 })],
  [publish.headAfterIndex, pages.pageAndBack({ crashes: 1 })],
];

describe('some schedule goes wrong with', () => {
  it.for(NEEDED.map(row))('$name', async ({ mutant, scenario }) => {
    const { violation } = await explore(scenario, mutant);
    expect(violation?.problems).not.toEqual([]);
    expect(violation?.problems.filter((problem) => problem.includes('gave up'))).toEqual([]);
  });
});

describe('no schedule goes wrong with', () => {
  it.for(SPARE.map(row))('$name: $scenario.name', async ({ mutant, scenario }) => {
    expect(told(await explore(scenario, mutant))).toBeUndefined();
  });
});
