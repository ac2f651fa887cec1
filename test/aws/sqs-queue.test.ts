import type { SendMessageBatchCommand, SendMessageBatchResult, SQSClient } from '@aws-sdk/client-sqs';
import { expect, it } from 'vitest';
import { SqsQueue } from '../../functions/aws/sqs-queue.ts';
import { jobMessages, jobsFor } from '../../functions/core/messages/job-message.ts';

const URL = 'https://queue.example/jobs';

/** A queue and the requests that it made, each as its bodies and their delay. */
function queueThat(answers: Partial<SendMessageBatchResult> = {}) {
  const requests: { readonly bodies: (string | undefined)[]; readonly delays: unknown[] }[] = [];
  const client = {
    send: async ({ input: { QueueUrl, Entries = [] } }: SendMessageBatchCommand) => {
      expect(QueueUrl).toBe(URL);
      expect(new Set(Entries.map(({ Id }) => Id)).size).toBe(Entries.length);
      requests.push({
        bodies: Entries.map(({ MessageBody }) => MessageBody),
        delays: [...new Set(Entries.map(({ DelaySeconds }) => DelaySeconds))],
      });
      return answers;
    },
  } as unknown as SQSClient;
  return { queue: new SqsQueue(client, URL, jobMessages), requests };
}

const outputs = (count: number) =>
  Array.from({ length: count }, (_, number) => `feed/tag/${number}` as const);

it('ten messages go in one request, in their order', async () => {
  const { queue, requests } = queueThat();
  await queue.send(jobsFor(outputs(23)));
  expect(requests.map(({ bodies }) => bodies.length)).toEqual([10, 10, 3]);
  expect(requests.flatMap(({ bodies }) => bodies)).toEqual(
    outputs(23).map((output) => JSON.stringify({ output })),
  );
});

it('no messages are no request', async () => {
  const { queue, requests } = queueThat();
  await queue.send([]);
  expect(requests).toEqual([]);
});

it('messages are delayed as the queue itself has it, unless the sender says otherwise', async () => {
  const { queue, requests } = queueThat();
  await queue.send(jobsFor(outputs(2)));
  await queue.send(jobsFor(outputs(2)), { delaySeconds: 0 });
  await queue.send(jobsFor(outputs(2)), { delaySeconds: 900 });
  expect(requests.map(({ delays }) => delays)).toEqual([[undefined], [0], [900]]);
});

it('a message that SQS refuses is an error, which names the queue and the reason', async () => {
  const Failed = [{ Id: '1', SenderFault: false, Code: 'InternalError', Message: 'try again' }];
  const { queue } = queueThat({ Failed });
  await expect(queue.send(jobsFor(outputs(2)))).rejects.toThrow(`${URL}: InternalError: try again`);
});
