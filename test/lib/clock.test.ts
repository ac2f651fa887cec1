import { describe, expect, it } from 'vitest';
import { only, statementsOf, synthesize, written } from './synthesis.ts';

const { resources } = synthesize();
const { Properties: schedule } = only(resources, 'AWS::Scheduler::Schedule', 'ClockDue');
const { Properties: repair } = only(resources, 'AWS::Scheduler::Schedule', 'ClockRepair');
const { Properties: clock } = only(resources, 'AWS::Lambda::Function', 'Clock');
const clockArn = `<${idOf('AWS::Lambda::Function', 'ClockTick')}.Arn>`;

describe('the clock', () => {
  it('may read what is due and ask for work, and nothing else', () => {
    expect(statementsOf(only(resources, 'AWS::IAM::Role', 'ClockTick'))).toEqual([
      `WriteLog: Allow logs:CreateLogStream logs:PutLogEvents on <${idOf('AWS::Logs::LogGroup', 'Clock')}.Arn>`,
      'NeverSecrets: Deny dynamodb:BatchGetItem dynamodb:DeleteItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query dynamodb:UpdateItem on <IndexTable0C9C7D0C.Arn> if {"ForAnyValue:StringLike":{"dynamodb:LeadingKeys":["webhook#*"]}}',
      'ReadWhatIsDue: Allow dynamodb:Query on <IndexTable0C9C7D0C.Arn>',
      'AskForWork: Allow sqs:SendMessage on <IntakeQueue6FB53B87.Arn> <JobsQueue24944186.Arn>',
    ]);
  });

  it('is given the index and the intake', () => {
    const variables = Object.entries(clock.Environment.Variables);
    expect(Object.fromEntries(variables.map(([name, value]) => [name, written(value)]))).toEqual({
      NODE_OPTIONS: '--enable-source-maps',
      INDEX_TABLE: '<IndexTable0C9C7D0C>',
      INTAKE_QUEUE_URL: '<IntakeQueue6FB53B87>',
      JOBS_QUEUE_URL: '<JobsQueue24944186>',
    });
  });

  it('ends before the next minute begins', () => {
    expect(clock).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      Timeout: 30,
      MemorySize: 512,
    });
  });

  it('is not retried when it fails, neither by Lambda nor by the schedule: the next minute is', () => {
    const { Properties: asynchronous } = only(resources, 'AWS::Lambda::EventInvokeConfig');
    expect(written(asynchronous.FunctionName)).toBe(clockArn.replace('.Arn', ''));
    expect(asynchronous).toMatchObject({
      Qualifier: '$LATEST',
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: 60,
    });
    expect(schedule.Target.RetryPolicy).toEqual({ MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 });
  });
});

describe('its schedule', () => {
  it('fires every minute, on time', () => {
    expect(schedule).toMatchObject({
      ScheduleExpression: 'rate(1 minute)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      State: 'ENABLED',
    });
    expect(written(schedule.Target.Arn)).toBe(clockArn);
    expect(schedule.Target.Input).toBe('{"task":"due"}');
  });

  it('has everything compared every six hours', () => {
    expect(repair).toMatchObject({
      ScheduleExpression: 'rate(6 hours)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      State: 'ENABLED',
    });
    expect(written(repair.Target.Arn)).toBe(clockArn);
    expect(repair.Target.Input).toBe('{"task":"repair"}');
    expect(repair.Target.RoleArn).toEqual(schedule.Target.RoleArn);
  });

  it('acts under a role that may invoke this function, and nothing else', () => {
    const role = only(resources, 'AWS::IAM::Role', 'ClockScheduler');
    expect(written(schedule.Target.RoleArn)).toBe(`<${idOf('AWS::IAM::Role', 'ClockScheduler')}.Arn>`);
    expect(statementsOf(role)).toEqual([`InvokeClock: Allow lambda:InvokeFunction on ${clockArn}`]);
    expect(role.Properties.ManagedPolicyArns).toBeUndefined();
  });

  it('is in a group of this account, which alone may take on that role', () => {
    const { Properties } = only(resources, 'AWS::IAM::Role', 'ClockScheduler');
    const [statement, ...others] = Properties.AssumeRolePolicyDocument.Statement;
    expect(others).toEqual([]);
    expect(statement).toMatchObject({
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { Service: 'scheduler.amazonaws.com' },
    });
    const conditions = Object.entries(statement.Condition.StringEquals);
    expect(Object.fromEntries(conditions.map(([key, value]) => [key, written(value)]))).toEqual({
      'aws:SourceAccount': '<AWS::AccountId>',
      'aws:SourceArn': 'arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule-group/default',
    });
    expect(schedule.GroupName).toBeUndefined();
  });

  it('needs no policy on the function, which stays closed to every service', () => {
    expect(Object.values(resources).map(({ Type }) => Type)).not.toContain('AWS::Lambda::Permission');
  });
});

/** The logical id of the only resource of `type` whose id begins with `prefix`. */
function idOf(type: string, prefix: string): string {
  const wanted = only(resources, type, prefix);
  return Object.keys(resources).find((id) => resources[id] === wanted) as string;
}
