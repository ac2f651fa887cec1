import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../../cli/errors.ts';
import { redrive } from '../../../cli/redrive/redrive.ts';
import { status } from '../../../cli/status/status.ts';
import type { Template } from '../../../local/template/assembly.ts';
import { CapturedTerminal } from '../../support/captured-terminal.ts';
import { answerOf, type OperatedCloud, startOperatedCloud } from '../../support/operated-cloud.ts';

const TIDES = '---\ntitle: Tides\ndate: 2026-11-03 09:00\n---\nThey turn.\n';

/** No function begins anything with less than 5 s left; the rest is for a slow machine to start one. */
const SOON_SECONDS = 15;

let test: OperatedCloud;
let data: string;

/** The template with queues that give a failing message up at once, as soon as its function must have ended. */
function soonDead(template: Template): Template {
  for (const { Type, Properties } of Object.values(template.Resources)) {
    const properties = Properties as { Timeout?: number; VisibilityTimeout?: number; RedrivePolicy?: object };
    if (Type === 'AWS::Lambda::Function') properties.Timeout = SOON_SECONDS;
    if (Type !== 'AWS::SQS::Queue' || !properties.RedrivePolicy) continue;
    properties.VisibilityTimeout = SOON_SECONDS;
    properties.RedrivePolicy = { ...properties.RedrivePolicy, maxReceiveCount: 1 };
  }
  return template;
}

beforeAll(async () => {
  test = await startOperatedCloud({ transformTemplate: soonDead });
  data = test.data;
  await test.upload('articles/tides.md', TIDES);
});
afterAll(async () => {
  await test?.stop();
});

describe('broadsheet redrive', () => {
  it('lists dead letters, says so in the status, and sends them back', async () => {
    const { JobsDeadLetterQueueUrl: QueueUrl = '' } = test.cloud.outputs;
    const sqs = new SQSClient({
      endpoint: test.cloud.awsEndpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'operator', secretAccessKey: 'local' },
    });
    await test.s3.send(new DeleteObjectCommand({ Bucket: 'site', Key: 'rss.xml' }));
    for (let count = 0; count < 12; count += 1) {
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: '{"output":"feed/latest"}' }));
    }
    sqs.destroy();

    const listed = await answerOf<{ queue: string; deadLetters: { body: string }[] }[]>((terminal) =>
      redrive(['jobs'], { data, json: true, dryRun: true }, terminal),
    );
    expect(listed.report[0]?.deadLetters).toHaveLength(12);
    expect(listed.report[0]?.deadLetters[0]).toMatchObject({ body: '{"output":"feed/latest"}' });
    expect(listed.exitCode).toBe(3);

    const before = new CapturedTerminal();
    expect(await status({ data, quick: true }, before)).toBe(3);
    expect(before.printed).toMatch(/- 12 dead letters of jobs: .* run: broadsheet redrive jobs --data /);

    const terminal = new CapturedTerminal();
    expect(await redrive([], { data, all: true }, terminal)).toBe(0);
    expect(terminal.printed).toBe(
      'intake: 0 messages sent back\njobs: 12 messages sent back\nnotices: 0 messages sent back\n',
    );
    expect(terminal.steps).toContain('jobs: 10 of about 12 dead letters');
    await test.cloud.whenIdle();
    expect((await test.site()).has('rss.xml')).toBe(true);
    expect(test.cloud.messagesIn(QueueUrl)).toEqual([]);
  });

  it('sends back what died of a fault, once that is mended', async () => {
    const { JobsDeadLetterQueueUrl = '' } = test.cloud.outputs;
    test.cloud.setFault(({ role, action, key }) =>
      role?.startsWith('Publishing') && action === 'PutObject' && key === 'atom.xml'
        ? { status: 403, code: 'AccessDenied' }
        : undefined,
    );
    await test.upload('articles/tides.md', TIDES.replace('turn', 'rise'));
    test.cloud.setFault(undefined);
    const dead = test.cloud.messagesIn(JobsDeadLetterQueueUrl);
    expect(new Set(dead)).toEqual(new Set(['{"output":"feed/latest"}']));
    expect(await test.textAt('atom.xml')).toContain('They turn.');

    const { report } = await answerOf((terminal) => redrive(['jobs'], { data, json: true }, terminal));

    expect(report).toEqual([{ queue: 'jobs', redriven: dead.length }]);
    await test.cloud.whenIdle();
    expect(await test.textAt('atom.xml')).toContain('They rise.');
    expect(test.cloud.messagesIn(JobsDeadLetterQueueUrl)).toEqual([]);
  });

  it('does not guess what a queue is', async () => {
    await expect(redrive(['job'], { data }, new CapturedTerminal())).rejects.toThrow(
      'no queue is called job: name intake or jobs or notices',
    );
    await expect(redrive([], { data }, new CapturedTerminal())).rejects.toThrow(UsageError);
  });
});
