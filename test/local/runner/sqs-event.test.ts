import { describe, expect, it } from 'vitest';
import type { ReceivedMessage } from '../../../local/runner/queue-client.ts';
import { failedMessages, sqsEvent } from '../../../local/runner/sqs-event.ts';

const message = (id: string): ReceivedMessage => ({
  MessageId: id,
  ReceiptHandle: `handle-${id}`,
  Body: 'body',
  MD5OfBody: 'md5',
});
const batch = [message('a'), message('b'), message('c')];

describe('the answer of a function', () => {
  it.each([
    ['nothing', undefined, ''],
    ['null', null, ''],
    ['an empty object', {}, ''],
    ['an empty list', { batchItemFailures: [] }, ''],
    ['one failure', { batchItemFailures: [{ itemIdentifier: 'b' }] }, 'b'],
    [
      'the same failure twice',
      { batchItemFailures: [{ itemIdentifier: 'b' }, { itemIdentifier: 'b' }] },
      'b',
    ],
    ['an id that is not of this batch', { batchItemFailures: [{ itemIdentifier: 'x' }] }, 'abc'],
    ['an entry without an id', { batchItemFailures: [{}] }, 'abc'],
    ['an entry that is null', { batchItemFailures: [null] }, 'abc'],
    ['something else than a list', { batchItemFailures: 'b' }, 'abc'],
  ])('that is %s leaves the right messages in the queue', (_, answer, expected) => {
    const failed = failedMessages(answer, batch);

    expect(failed.map(({ MessageId }) => MessageId).join('')).toBe(expected);
  });
});

describe('the event of a batch', () => {
  it('has the fields Lambda gives', () => {
    const MessageAttributes = { kind: { StringValue: 'x', DataType: 'String' } };

    const event = sqsEvent('arn:q', [
      { ...message('a'), Attributes: { SentTimestamp: '1' }, MessageAttributes },
    ]);

    expect(event).toEqual({
      Records: [
        {
          messageId: 'a',
          receiptHandle: 'handle-a',
          body: 'body',
          attributes: { SentTimestamp: '1' },
          messageAttributes: {
            kind: { stringValue: 'x', stringListValues: [], binaryListValues: [], dataType: 'String' },
          },
          md5OfBody: 'md5',
          eventSource: 'aws:sqs',
          eventSourceARN: 'arn:q',
          awsRegion: 'us-east-1',
        },
      ],
    });
  });
});
