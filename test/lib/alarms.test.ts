import { describe, expect, it } from 'vitest';
import { only, synthesize, written } from './synthesis.ts';

const { resources } = synthesize();
const TOPIC = '<AlarmsTopic3A2DFEBA>';

const alarm = (id: string) => only(resources, 'AWS::CloudWatch::Alarm', `Alarms${id}`).Properties;

describe('the alarms', () => {
  it.each([
    ['IntakeDeadLetters', 'AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'broadsheet redrive intake'],
    ['JobsDeadLetters', 'AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'broadsheet redrive jobs'],
    ['NoticesDeadLetters', 'AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'broadsheet redrive notices'],
    ['HeldFeeds', 'Broadsheet', 'HeldFeeds', 'broadsheet release <feed>'],
    ['Drift', 'Broadsheet', 'Drift', 'broadsheet status'],
  ])('%s goes off at the first one, and says what to run', (id, namespace, metric, command) => {
    const { AlarmActions, AlarmDescription, ...watched } = alarm(id);
    expect(watched).toMatchObject({
      Namespace: namespace,
      MetricName: metric,
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
    });
    expect(AlarmActions.map(written)).toEqual([TOPIC]);
    expect(AlarmDescription).toContain(`${command} --stack Broadsheet`);
    // CloudWatch cuts nothing off: it refuses more.
    expect(AlarmDescription.length).toBeLessThanOrEqual(1024);
  });

  it.each(['Intake', 'Jobs', 'Notices'])(
    'watch the dead-letter queue of %s, not the queue itself',
    (queue) => {
      const [dimension, ...others] = alarm(`${queue}DeadLetters`).Dimensions;
      expect(others).toEqual([]);
      expect(dimension.Name).toBe('QueueName');
      expect(written(dimension.Value)).toMatch(new RegExp(`^<${queue}DeadLetterQueue\\w+\\.QueueName>$`));
    },
  );

  it('go out once nothing is counted any more, but not between two minutes of the clock', () => {
    for (const id of ['IntakeDeadLetters', 'JobsDeadLetters', 'NoticesDeadLetters', 'HeldFeeds', 'Drift']) {
      expect(alarm(id)).toMatchObject({ TreatMissingData: 'notBreaching', Period: 300 });
    }
  });

  it('count without dimensions what the functions count so', () => {
    expect(alarm('HeldFeeds').Dimensions).toBeUndefined();
    expect(alarm('Drift').Dimensions).toBeUndefined();
  });
});

describe('the topic', () => {
  it('takes messages from the alarms of this account, and over TLS only', () => {
    const { PolicyDocument } = only(resources, 'AWS::SNS::TopicPolicy', 'Alarms').Properties;
    expect(PolicyDocument.Statement).toEqual([
      expect.objectContaining({
        Effect: 'Deny',
        Action: 'sns:Publish',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
      {
        Sid: 'AllowAlarms',
        Effect: 'Allow',
        Action: 'sns:Publish',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Resource: { Ref: 'AlarmsTopic3A2DFEBA' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      },
    ]);
  });

  it('writes to the operator if an address is set, and to nobody if not', () => {
    const types = Object.values(resources).map(({ Type }) => Type);
    expect(types).not.toContain('AWS::SNS::Subscription');
    const chosen = synthesize({ alarmEmail: 'desk@news.example' }).resources;
    expect(only(chosen, 'AWS::SNS::Subscription').Properties).toEqual({
      Endpoint: 'desk@news.example',
      Protocol: 'email',
      TopicArn: { Ref: 'AlarmsTopic3A2DFEBA' },
    });
  });
});
