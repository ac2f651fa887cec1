import { describe, expect, it } from 'vitest';
import { CACHE_LIFETIMES } from '../../functions/core/output/cache-lifetimes.ts';
import { only, synthesize, written } from './synthesis.ts';

const { resources } = synthesize();
const CACHE_CONTROL = CACHE_LIFETIMES.document;

describe.each([
  { queue: 'Intake', consumer: 'Ingestion', batchSize: 25, window: 1, concurrency: 10 },
  { queue: 'Jobs', consumer: 'Publishing', batchSize: 500, window: 2, concurrency: 5 },
  { queue: 'Notices', consumer: 'Notification', batchSize: 100, window: 10, concurrency: 5 },
])('the queue $queue', ({ queue, consumer, batchSize, window, concurrency }) => {
  const main = only(resources, 'AWS::SQS::Queue', `${queue}Queue`).Properties;
  const deadLetter = only(resources, 'AWS::SQS::Queue', `${queue}DeadLetterQueue`).Properties;
  const mapping = only(resources, 'AWS::Lambda::EventSourceMapping', queue).Properties;
  const timeout = only(resources, 'AWS::Lambda::Function', consumer).Properties.Timeout;

  it('hides a message for at least six times the consumer’s timeout, and the window', () => {
    expect(main.VisibilityTimeout).toBeGreaterThanOrEqual(6 * timeout + window);
  });

  it('gives up on a message after five deliveries and keeps it 14 days for the operator', () => {
    expect(main.RedrivePolicy.maxReceiveCount).toBe(5);
    expect(written(main.RedrivePolicy.deadLetterTargetArn)).toMatch(new RegExp(`^<${queue}DeadLetterQueue`));
    expect(deadLetter.MessageRetentionPeriod).toBe(14 * 86_400);
    expect(main.MessageRetentionPeriod).toBeGreaterThanOrEqual(4 * 86_400);
  });

  it('is handed to its consumer in batches, with failures reported one by one', () => {
    expect(mapping).toMatchObject({
      BatchSize: batchSize,
      MaximumBatchingWindowInSeconds: window,
      ScalingConfig: { MaximumConcurrency: concurrency },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
    expect(written(mapping.EventSourceArn)).toMatch(new RegExp(`^<${queue}Queue\\w+\\.Arn>$`));
    expect(written(mapping.FunctionName)).toMatch(new RegExp(`^<${consumer}`));
  });
});

it('notices are held back until the edge shows what they tell of: a minute kept, a minute stale, and a margin', () => {
  const { DelaySeconds } = only(resources, 'AWS::SQS::Queue', 'NoticesQueue').Properties;
  const [, kept, stale] = /s-maxage=(\d+), stale-while-revalidate=(\d+)/.exec(CACHE_CONTROL)!;
  expect(DelaySeconds).toBeGreaterThan(Number(kept) + Number(stale));
  for (const queue of ['IntakeQueue', 'JobsQueue']) {
    expect(only(resources, 'AWS::SQS::Queue', queue).Properties.DelaySeconds).toBeUndefined();
  }
});

describe('every queue', () => {
  const queues = Object.entries(resources).filter(([, it]) => it.Type === 'AWS::SQS::Queue');

  it('is encrypted', () => {
    expect(queues).toHaveLength(6);
    expect(queues.every(([, it]) => it.Properties.SqsManagedSseEnabled === true)).toBe(true);
  });

  it.each(queues.map(([id]) => id))('%s refuses plain HTTP', (id) => {
    const policy = Object.values(resources).find(
      (it) => it.Type === 'AWS::SQS::QueuePolicy' && it.Properties.Queues[0].Ref === id,
    )!;
    expect(policy.Properties.PolicyDocument.Statement).toContainEqual({
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 'sqs:*',
      Resource: { 'Fn::GetAtt': [id, 'Arn'] },
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
  });
});
