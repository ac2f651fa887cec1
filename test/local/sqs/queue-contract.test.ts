import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { clientsOf, type FixtureCloud, startFixture, withoutConsumers } from '../fixture-cloud.ts';

let cloud: FixtureCloud;
let sqs: ReturnType<typeof clientsOf>['sqs'];
let QueueUrl: string;

beforeAll(async () => {
  cloud = await startFixture({ transformTemplate: withoutConsumers });
  ({ sqs } = clientsOf(cloud));
  QueueUrl = cloud.outputs.JobsQueueUrl as string;
});
afterAll(() => cloud.dispose());

const receive = async (more: object = {}) =>
  (await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...more }))).Messages ?? [];

describe('a queue', () => {
  it('gives a message once until it is deleted or visible again', async () => {
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'once' }));

    const [message] = await receive({ VisibilityTimeout: 600 });
    expect(await receive()).toEqual([]);
    const { ReceiptHandle } = message ?? {};
    await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
    const [again] = await receive({
      WaitTimeSeconds: 1,
      VisibilityTimeout: 600,
      MessageSystemAttributeNames: ['ApproximateReceiveCount'],
    });
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: again?.ReceiptHandle }));

    expect(message?.Body).toBe('once');
    expect(again?.Attributes?.ApproximateReceiveCount).toBe('2');
    expect(cloud.messagesIn(QueueUrl)).toEqual([]);
  });

  it('wakes a waiting receiver as soon as a message comes', async () => {
    const waiting = receive({ WaitTimeSeconds: 20 });

    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'now' }));

    const [message] = await waiting;
    expect(message?.Body).toBe('now');
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle }));
  });

  it('keeps no message for a receiver that hung up', async () => {
    const deadLetters = cloud.outputs.IntakeDeadLetterQueueUrl as string;
    const hangUp = new AbortController();
    cloud.requests.reset();
    const waiting = sqs.send(new ReceiveMessageCommand({ QueueUrl: deadLetters, WaitTimeSeconds: 20 }), {
      abortSignal: hangUp.signal,
    });
    await eventually(() => expect(cloud.requests.count({ action: 'ReceiveMessage' })).toBe(1));
    hangUp.abort();
    await expect(waiting).rejects.toThrow();

    await sqs.send(new SendMessageCommand({ QueueUrl: deadLetters, MessageBody: 'for another' }));

    const [message] = await receive({ QueueUrl: deadLetters, WaitTimeSeconds: 5 });
    expect(message?.Body).toBe('for another');
  });

  it('takes ten messages at once', async () => {
    const Entries = Array.from({ length: 10 }, (_, Id) => ({ Id: String(Id), MessageBody: `body ${Id}` }));

    await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));

    expect((await receive()).map(({ Body }) => Body).sort()).toEqual(Entries.map((one) => one.MessageBody));
  });

  it('is listed under the address it is reached at', async () => {
    const { QueueUrls } = await sqs.send(new ListQueuesCommand({}));

    expect(QueueUrls).toContain(QueueUrl);
  });
});
