import type { Template } from '../../local/template/assembly.ts';

type Resources = Record<string, { Type: string; Properties: Record<string, unknown> }>;

/** An event like that of an upload, which the fixture's first function answers with a receipt. */
export const SCHEDULED_KEY = 'articles/scheduled.md';
const upload = { eventName: 'Scheduled', s3: { object: { key: SCHEDULED_KEY } } };
const event = { Records: [{ messageId: '1', body: JSON.stringify({ Records: [upload] }) }] };

const group = 'arn:aws:scheduler:us-east-1:000000000000:schedule-group/default';

const scheduling = (): Resources => ({
  Schedule: {
    Type: 'AWS::Scheduler::Schedule',
    Properties: {
      Description: 'One of everything that is understood of a schedule',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ScheduleExpression: 'rate(1 hour)',
      ScheduleExpressionTimezone: 'Etc/UTC',
      State: 'ENABLED',
      Target: {
        Arn: { 'Fn::GetAtt': ['IntakeFunction', 'Arn'] },
        RoleArn: { 'Fn::GetAtt': ['ScheduleRole', 'Arn'] },
        Input: JSON.stringify(event),
        RetryPolicy: { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 },
      },
    },
  },
  ScheduleRole: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Statement: {
          Action: 'sts:AssumeRole',
          Effect: 'Allow',
          Principal: { Service: 'scheduler.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': '000000000000', 'aws:SourceArn': group } },
        },
      },
      Policies: [
        {
          PolicyName: 'Permissions',
          PolicyDocument: {
            Statement: {
              Action: 'lambda:InvokeFunction',
              Effect: 'Allow',
              Resource: { 'Fn::GetAtt': ['IntakeFunction', 'Arn'] },
            },
          },
        },
      ],
    },
  },
  IntakeAsync: {
    Type: 'AWS::Lambda::EventInvokeConfig',
    Properties: {
      FunctionName: { Ref: 'IntakeFunction' },
      Qualifier: '$LATEST',
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: 60,
    },
  },
});

/** Puts a schedule of its first function into the fixture, changed as a test wants it. */
export function withSchedule(
  change: (resources: Resources) => void = () => undefined,
): (template: Template) => Template {
  return (template) => {
    const added = scheduling();
    change(added);
    return { ...template, Resources: { ...template.Resources, ...added } };
  };
}

/** The properties of one of the added resources, to be changed. */
export function propertiesOf(resources: Resources, logicalId: string): Record<string, unknown> {
  return resources[logicalId]?.Properties as Record<string, unknown>;
}
