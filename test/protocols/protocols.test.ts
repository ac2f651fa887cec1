import { describe, expect, it } from 'vitest';
import { explore, replay } from '../support/explorer/explore.ts';
import type { Scenario } from '../support/explorer/scenario.ts';
import { TEST_LIMIT_MS } from '../support/test-limit.ts';
import * as addresses from './address-scenarios.ts';
import * as slugs from './claim-scenarios.ts';
import * as identity from './identity-scenarios.ts';
import * as media from './media-scenarios.ts';
import * as partner from './partner-scenarios.ts';
import * as pages from './publish-scenarios.ts';
import * as rule from './rule-scenarios.ts';
import * as scenarios from './scenarios.ts';
import { told } from './told.ts';

const { EXPLORE, EXPLORE_REPLAY } = process.env;
const IS_LONG = EXPLORE === 'long';
const LIMIT_MS = IS_LONG ? 3_600_000 : TEST_LIMIT_MS;

/** Every schedule of each; where preemptions are stated, every schedule with so many at most. */
const QUICK: readonly Scenario[] = [
  scenarios.leaving(),
  scenarios.leaving({ duplicates: 1, crashes: 1, preemptions: 0 }),
  scenarios.returning({ crashes: 1, preemptions: 1 }),
  scenarios.comingAndGoing(),
  scenarios.comingAndGoing({ duplicates: 1, crashes: 1, preemptions: 0 }),
  scenarios.comingBackForAMoment(),
  scenarios.passingThrough({ duplicates: 1, preemptions: 1 }),
  pages.pageToTheEnd(),
  pages.pageAndBack({ duplicates: 1, crashes: 1 }),
  pages.feedAndBack({ preemptions: 1 }),
  slugs.twoOfOneSlug({ duplicates: 1, preemptions: 1 }),
  slugs.twoOfOneSlug({ crashes: 1, preemptions: 1 }),
  slugs.oneSlugForTwo({ preemptions: 1 }),
  slugs.twoHeirs({ preemptions: 1 }),
  slugs.aPassingClaimant({ preemptions: 2 }),
  slugs.moving('copied first', { workersPerSource: 1, preemptions: 2 }),
  slugs.moving('deleted first', { workersPerSource: 1, preemptions: 2 }),
  slugs.moving('copied first', { crashes: 1, preemptions: 0 }),
  slugs.moving('deleted first', { crashes: 1, preemptions: 0 }),
  rule.twoOfOneText({ preemptions: 1 }),
  rule.twoOfOneText({ crashes: 1, preemptions: 0 }),
  rule.wantedBack({ preemptions: 1 }),
  rule.threeOfOneSlug({ preemptions: 1 }),
  rule.takenForAMoment({ preemptions: 1 }),
  addresses.addressPassedOn({ preemptions: 1 }),
  addresses.oneAliasForTwo({ preemptions: 1 }),
  addresses.eachOthersAlias({ preemptions: 1 }),
  addresses.movedAndRenamed('copied first', { preemptions: 1 }),
  addresses.movedAndRenamed('deleted first', { preemptions: 1 }),
  identity.waitingForEachOther({ workersPerSource: 1, preemptions: 0 }),
  identity.writtenAnew({ workersPerSource: 1, preemptions: 1 }),
  media.staysHidden({ preemptions: 2 }),
  media.comesToLight(),
  media.comesToLightForAMoment({ duplicates: 1, preemptions: 1 }),
  media.namedByTwo({ preemptions: 1 }),
  media.hiddenByTwo({ preemptions: 2 }),
  scenarios.siteChanging({ preemptions: 2 }),
  partner.withdrawnFromAPartner({ preemptions: 2 }),
  partner.withdrawnFromAPartner({ crashes: 1, preemptions: 0 }),
  partner.backForAPartner({ duplicates: 1, preemptions: 0 }),
];

const LONG: readonly Scenario[] = [
  scenarios.leaving({ duplicates: 1 }),
  scenarios.leaving({ crashes: 1 }),
  scenarios.leaving({ duplicates: 1, crashes: 1, preemptions: 2 }),
  scenarios.leaving({ workers: 3, duplicates: 1, preemptions: 3 }),
  scenarios.returning({ duplicates: 1 }),
  scenarios.returning({ duplicates: 1, crashes: 1, preemptions: 2 }),
  scenarios.comingAndGoing({ duplicates: 1, preemptions: 3 }),
  scenarios.comingAndGoing({ crashes: 1, preemptions: 2 }),
  scenarios.comingBackForAMoment({ duplicates: 1, crashes: 1, preemptions: 1 }),
  scenarios.passingThrough(),
  scenarios.passingThrough({ crashes: 1, preemptions: 2 }),
  pages.pageToTheEnd({ duplicates: 1, crashes: 1 }),
  pages.feedAndBack(),
  slugs.twoOfOneSlug({ workers: 3, duplicates: 1, crashes: 1, preemptions: 2 }),
  slugs.oneSlugForTwo({ preemptions: 3 }),
  slugs.oneSlugForTwo({ duplicates: 1, crashes: 1, preemptions: 1 }),
  slugs.twoHeirs({ crashes: 1, preemptions: 1 }),
  slugs.twoHeirs({ workers: 3, preemptions: 2 }),
  slugs.aPassingClaimant({ workers: 3, preemptions: 3 }),
  slugs.aPassingClaimant({ crashes: 1, preemptions: 2 }),
  slugs.moving('copied first', { workersPerSource: 1 }),
  slugs.moving('deleted first', { workersPerSource: 1 }),
  slugs.moving('copied first', { duplicates: 1, crashes: 1, preemptions: 1 }),
  slugs.moving('deleted first', { duplicates: 1, crashes: 1, preemptions: 1 }),
  rule.twoOfOneText({ workers: 3, duplicates: 1, crashes: 1, preemptions: 1 }),
  rule.wantedBack({ crashes: 1, preemptions: 1 }),
  rule.wantedBack({ workers: 3, preemptions: 2 }),
  rule.threeOfOneSlug({ workers: 3, preemptions: 2 }),
  rule.threeOfOneSlug({ workers: 3, crashes: 1, preemptions: 1 }),
  rule.takenForAMoment({ workers: 3, preemptions: 2 }),
  rule.takenForAMoment({ duplicates: 1, crashes: 1, preemptions: 1 }),
  addresses.addressPassedOn({ crashes: 1, preemptions: 1 }),
  addresses.oneAliasForTwo({ workers: 3, crashes: 1, preemptions: 1 }),
  addresses.eachOthersAlias({ crashes: 1, preemptions: 1 }),
  addresses.movedAndRenamed('copied first', { duplicates: 1, crashes: 1, preemptions: 1 }),
  addresses.movedAndRenamed('deleted first', { duplicates: 1, crashes: 1, preemptions: 1 }),
  identity.waitingForEachOther({ crashes: 1, preemptions: 1 }),
  identity.writtenAnew({ preemptions: 1 }),
  identity.waitingForEachOther({ preemptions: 3 }),
  identity.writtenAnew({ crashes: 1, preemptions: 1 }),
  identity.writtenAnew({ workers: 3, preemptions: 2 }),
  media.staysHidden({ duplicates: 1, crashes: 1, preemptions: 2 }),
  media.comesToLight({ duplicates: 1, crashes: 1, preemptions: 2 }),
  media.comesToLightForAMoment({ crashes: 1, preemptions: 2 }),
  media.namedByTwo({ crashes: 1, preemptions: 2 }),
  media.hiddenByTwo({ crashes: 1, preemptions: 2 }),
  partner.withdrawnFromAPartner({ duplicates: 1, crashes: 1, preemptions: 1 }),
  partner.backForAPartner({ crashes: 1, preemptions: 2 }),
  scenarios.siteChanging({ preemptions: 4 }),
  scenarios.siteChanging({ duplicates: 1, crashes: 1, preemptions: 1 }),
];

describe.skipIf(EXPLORE_REPLAY !== undefined)('under every schedule the site ends as the uploads say', () => {
  it.for(IS_LONG ? [...QUICK, ...LONG] : QUICK)('$name', { timeout: LIMIT_MS }, async (scenario) => {
    const exploration = await explore(scenario);
    expect(told(exploration)).toBeUndefined();
    expect(exploration.schedules).toBeGreaterThan(1);
    const { states, ends, schedules } = exploration;
    if (EXPLORE) {
      const orders = schedules.toExponential(1);
      process.stdout.write(`${scenario.name}: ${states} states, ${ends} ends, ${orders} schedules\n`);
    }
  });
});

describe.runIf(EXPLORE_REPLAY !== undefined)('the schedule played again', () => {
  it('violates nothing any more', async () => {
    const [name = '', text = ''] = (EXPLORE_REPLAY ?? '').split(': ');
    const scenario = [...QUICK, ...LONG].find((one) => one.name === name);
    if (!scenario) throw new RangeError(`no scenario is called ${JSON.stringify(name)}`);
    const { schedule, problems } = await replay(scenario, text);
    expect(problems, schedule.join('\n')).toEqual([]);
  });
});
