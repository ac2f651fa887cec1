import { describe, expect, it } from 'vitest';
import { readAssembly } from '../../../../local/template/assembly.ts';
import { readTemplate } from '../../../../local/template/read-template.ts';
import { TemplateError } from '../../../../local/template/template-error.ts';
import { FIXTURE_ASSEMBLY } from '../../fixture-cloud.ts';
import { propertiesOf, withSchedule } from '../../schedule-fixture.ts';

const addresses = { awsEndpoint: 'http://127.0.0.1:4566', siteHost: '127.0.0.1:8080' };
const { template } = await readAssembly(FIXTURE_ASSEMBLY, 'Fixture');

/** The model of the fixture with a schedule that has these properties besides, or instead. */
function read(properties: object = {}, resource = 'Schedule') {
  const changed = withSchedule((resources) => Object.assign(propertiesOf(resources, resource), properties));
  return readTemplate('Fixture', changed(template), addresses).model;
}

describe('a schedule', () => {
  it('has an interval, a target with its role and input, and the group it is in', () => {
    const { schedules } = read();

    expect(schedules).toEqual([
      {
        logicalId: 'Schedule',
        groupArn: 'arn:aws:scheduler:us-east-1:000000000000:schedule-group/default',
        intervalMs: 3_600_000,
        targetArn: 'arn:aws:lambda:us-east-1:000000000000:function:IntakeFunction',
        roleArn: 'arn:aws:iam::000000000000:role/ScheduleRole',
        input: { Records: [expect.any(Object)] },
      },
    ]);
  });

  it.each([
    ['rate(1 minute)', 60_000],
    ['rate(5 minutes)', 300_000],
    ['rate(1 hour)', 3_600_000],
    ['rate(30 days)', 2_592_000_000],
  ])('at %s fires every %i ms', (ScheduleExpression, intervalMs) => {
    expect(read({ ScheduleExpression }).schedules[0]?.intervalMs).toBe(intervalMs);
  });

  it.each<[string, object, RegExp]>([
    ['a cron expression', { ScheduleExpression: 'cron(0 9 * * ? *)' }, /ScheduleExpression is cron/],
    ['a single time', { ScheduleExpression: 'at(2026-11-01T09:00:00)' }, /ScheduleExpression is at/],
    ['a rate of nothing', { ScheduleExpression: 'rate(0 minutes)' }, /ScheduleExpression/],
    ['a rate in seconds', { ScheduleExpression: 'rate(10 seconds)' }, /ScheduleExpression/],
    [
      'a flexible time window',
      { FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 5 } },
      /FlexibleTimeWindow/,
    ],
    ['no word on the time window', { FlexibleTimeWindow: undefined }, /FlexibleTimeWindow/],
    ['a schedule that is off', { State: 'DISABLED' }, /State/],
    ['a first day', { StartDate: '2026-11-01T09:00:00Z' }, /StartDate/],
    ['no target', { Target: undefined }, /Target is missing/],
    ['a target without input', { Target: { Arn: 'a', RoleArn: 'b' } }, /Target\.Input is missing/],
    ['an input that is no JSON', { Target: { Arn: 'a', RoleArn: 'b', Input: '{' } }, /Target\.Input/],
    [
      'an input that Scheduler would fill in',
      { Target: { Arn: 'a', RoleArn: 'b', Input: '{"at":"<aws.scheduler.scheduled-time>"}' } },
      /Target\.Input/,
    ],
    [
      'a dead-letter queue',
      { Target: { Arn: 'a', RoleArn: 'b', Input: '{}', DeadLetterConfig: { Arn: 'c' } } },
      /Target\.DeadLetterConfig/,
    ],
  ])('with %s is refused by name', (_, properties, expected) => {
    expect(() => read(properties)).toThrow(TemplateError);
    expect(() => read(properties)).toThrow(expected);
    expect(() => read(properties)).toThrow("'Schedule' (AWS::Scheduler::Schedule)");
  });
});

describe('what is set for asynchronous invocations', () => {
  it('tells how often they are retried', () => {
    expect(read().asyncInvocations).toEqual([{ functionName: 'IntakeFunction', maximumRetryAttempts: 0 }]);
  });

  it.each<[string, object, RegExp]>([
    ['of a version', { Qualifier: '7' }, /'IntakeAsync'.*Qualifier/],
    ['with a destination', { DestinationConfig: {} }, /'IntakeAsync'.*DestinationConfig/],
  ])('%s is refused by name', (_, properties, expected) => {
    expect(() => read(properties, 'IntakeAsync')).toThrow(expected);
  });
});
