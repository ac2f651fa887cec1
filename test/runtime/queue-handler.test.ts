import type { Context, SQSEvent } from 'aws-lambda';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ContentionError } from '../../functions/core/kernel/errors.ts';
import type { MessageCodec } from '../../functions/core/messages/message-codec.ts';
import { queueHandler } from '../../functions/runtime/queue-handler.ts';
import type { QueueWork } from '../../functions/runtime/run-batch.ts';

/** Messages are words, some of them in capitals; a body lists several. */
const words: MessageCodec<string> = {
  encode: (word) => JSON.stringify([word]),
  decode: (body) => JSON.parse(body),
  nameOf: (word) => word.toLowerCase(),
  merge: (one, other) => (other === other.toUpperCase() ? other : one),
};

const sent: { readonly words: readonly string[]; readonly delaySeconds: number | undefined }[] = [];
const queue: QueueWork<string>['queue'] = {
  send: async (messages, { delaySeconds } = {}) => void sent.push({ words: messages, delaySeconds }),
};

interface Batch extends Partial<QueueWork<string>> {
  readonly bodies: readonly string[];
  readonly remainingMs?: number;
}

/** Hands a batch to a function, and gives its answer. */
async function handle({ bodies, remainingMs = 60_000, ...work }: Batch): Promise<unknown> {
  const event = { Records: bodies.map((body, index) => ({ messageId: `m${index}`, body })) } as SQSEvent;
  const handler = queueHandler(words, () => ({ run: async () => {}, queue, concurrency: 2, ...work }));
  return await handler(event, { getRemainingTimeInMillis: () => remainingMs } as Context);
}

const failuresOf = (...messageIds: string[]) => ({
  batchItemFailures: messageIds.map((itemIdentifier) => ({ itemIdentifier })),
});

describe('a batch', () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  const info = vi.spyOn(console, 'info').mockImplementation(() => {});

  beforeEach(() => {
    error.mockClear().mockImplementation(() => {});
    info.mockClear().mockImplementation(() => {});
    sent.length = 0;
  });

  it('does messages of one name once, as one', async () => {
    const done: string[] = [];
    const run = async (word: string) => void done.push(word);
    expect(await handle({ bodies: ['["a","b"]', '["A"]', '["b","a"]'], run })).toEqual(failuresOf());
    expect(done.sort()).toEqual(['A', 'b']);
  });

  it('tells what came of each message, and how long that took', async () => {
    const told: unknown[] = [];
    await handle({ bodies: ['["a"]'], report: (...args) => void told.push(args) });
    expect(told).toEqual([['a', undefined, expect.any(Number)]]);
  });

  it('asks for the records of a failed message again, and for no others', async () => {
    const run = async (word: string) => {
      if (word === 'bad') throw new Error('S3 is down');
    };
    const bodies = ['["good"]', '["bad"]', '["good","bad"]', '["other"]'];
    expect(await handle({ bodies, run })).toEqual(failuresOf('m1', 'm2'));
    expect(error.mock.calls).toEqual([
      [{ message: 'failed', unit: 'bad', error: expect.objectContaining({ message: 'S3 is down' }) }],
    ]);
  });

  it('asks for an unreadable record again, so that it ends in the dead-letter queue', async () => {
    expect(await handle({ bodies: ['["a"]', 'not json'] })).toEqual(failuresOf('m1'));
    expect(error.mock.calls).toEqual([[expect.objectContaining({ message: 'unreadable message' })]]);
  });

  it('begins nothing that it might not finish, but asks for it anew, at once', async () => {
    const run = vi.fn(async () => {});
    expect(await handle({ bodies: ['["a"]', '["a"]'], run, remainingMs: 1_000 })).toEqual(failuresOf());
    expect(run).not.toHaveBeenCalled();
    expect(sent).toEqual([{ words: ['a'], delaySeconds: 0 }]);
  });

  it('asks anew for what others kept changing', async () => {
    const run = async (word: string) => {
      if (word === 'a') throw new ContentionError('others were faster');
    };
    expect(await handle({ bodies: ['["a"]', '["b"]'], run })).toEqual(failuresOf());
    expect(sent.flatMap((one) => one.words)).toEqual(['a']);
  });

  it('asks for the old records again if no new message can be sent', async () => {
    const send = async () => {
      throw new Error('SQS is down');
    };
    expect(await handle({ bodies: ['["a"]'], queue: { send }, remainingMs: 1_000 })).toEqual(
      failuresOf('m0'),
    );
  });

  it('asks for every record again if the function itself is at fault, and says so', async () => {
    const merge = () => {
      throw new TypeError('a bug');
    };
    const handler = queueHandler({ ...words, merge }, () => {
      throw new TypeError('a bug');
    });
    const event = { Records: [{ messageId: 'm0', body: '["a"]' }] } as SQSEvent;
    const context = { getRemainingTimeInMillis: () => 60_000 } as Context;
    expect(await handler(event, context)).toEqual(failuresOf('m0'));
    expect(error.mock.calls).toEqual([
      [{ message: 'failed', error: expect.objectContaining({ message: 'a bug' }) }],
    ]);
  });
});
