import { rm } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { fixtureForTest, startFixture } from '../fixture-cloud.ts';
import { propertiesOf, SCHEDULED_KEY, withSchedule } from '../schedule-fixture.ts';

describe('a schedule of the template', () => {
  it('fires at the start with the input of the template, which the cloud waits for', async () => {
    const cloud = await fixtureForTest({ transformTemplate: withSchedule() });

    await cloud.whenIdle();

    const told = cloud.logs.filter(({ message }) => message === 'ingested');
    expect(told.map(({ source, fields }) => [source, fields.key])).toEqual([
      ['IntakeFunction', SCHEDULED_KEY],
    ]);
  });

  it('fires again at the next start, when its time may have passed meanwhile', async () => {
    const first = await startFixture({ transformTemplate: withSchedule() });
    await first.whenIdle();
    await first.stop();
    const { dataDir } = first;

    const again = await fixtureForTest({ dataDir, transformTemplate: withSchedule() });

    await again.whenIdle();
    expect(again.logs.map(({ fields }) => fields.key)).toContain(SCHEDULED_KEY);
  });

  it('reports a function that fails, and the cloud goes on', async () => {
    const transformTemplate = withSchedule((resources) => {
      const { Target } = propertiesOf(resources, 'Schedule');
      Object.assign(Target as object, { Input: '{}' });
    });
    const cloud = await fixtureForTest({ transformTemplate });

    await cloud.whenIdle();

    const failed = cloud.logs.filter(({ level }) => level === 'error');
    expect(failed.map(({ source, message }) => [source, message])).toEqual([
      ['IntakeFunction', 'invocation failed'],
    ]);
  });
});

describe('a local cloud does not start when its schedule could never fire:', () => {
  const trusted = (resources: Parameters<Parameters<typeof withSchedule>[0] & object>[0]) =>
    (propertiesOf(resources, 'ScheduleRole').AssumeRolePolicyDocument as { Statement: object }).Statement;

  it.each<[string, Parameters<typeof withSchedule>[0], RegExp]>([
    [
      'Scheduler may not assume its role',
      (resources) => Object.assign(trusted(resources), { Principal: { Service: 'lambda.amazonaws.com' } }),
      /'ScheduleRole' does not let scheduler\.amazonaws\.com assume it/,
    ],
    [
      'its role trusts another group of schedules',
      (resources) => {
        const group = 'arn:aws:scheduler:us-east-1:000000000000:schedule-group/other';
        Object.assign(trusted(resources), { Condition: { StringEquals: { 'aws:SourceArn': group } } });
      },
      /'ScheduleRole' does not let scheduler\.amazonaws\.com assume it/,
    ],
    [
      'its role trusts under a condition that is not evaluated here',
      (resources) =>
        Object.assign(trusted(resources), { Condition: { StringEquals: { 'aws:SourceOrgID': 'o' } } }),
      /Trust policy of 'ScheduleRole'.*aws:SourceOrgID/,
    ],
    [
      'its role may invoke another function only',
      (resources) => {
        const policies = propertiesOf(resources, 'ScheduleRole').Policies as {
          PolicyDocument: { Statement: object };
        }[];
        const Resource = { 'Fn::GetAtt': ['CopyFunction', 'Arn'] };
        Object.assign(policies[0]?.PolicyDocument.Statement ?? {}, { Resource });
      },
      /'Schedule' .*AccessDenied.*ScheduleRole.*lambda:InvokeFunction.*IntakeFunction/,
    ],
    [
      'its target is not a function',
      (resources) => {
        const { Target } = propertiesOf(resources, 'Schedule');
        Object.assign(Target as object, { Arn: { 'Fn::GetAtt': ['JobsQueue', 'Arn'] } });
      },
      /'Schedule' .*not a function/,
    ],
    [
      'its function would be retried',
      (resources) => {
        delete resources.IntakeAsync;
      },
      /'Schedule' .*MaximumRetryAttempts 0/,
    ],
  ])('%s', async (_, change, expected) => {
    const dataDir = await temporaryFolder();
    onTestFinished(() => rm(dataDir, { recursive: true, force: true }));

    const start = startFixture({ dataDir, transformTemplate: withSchedule(change) });

    await expect(start).rejects.toThrow(expected);
  });
});
