import type { SQSEvent } from 'aws-lambda';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ContentionError } from '../../functions/core/kernel/errors.ts';
import { runBatch } from '../../functions/runtime/sqs-batch.ts';

const event = (...bodies: string[]) =>
  ({ Records: bodies.map((body, index) => ({ messageId: `m${index}`, body })) }) as SQSEvent;

const postponed: string[] = [];

function work(run: (unit: string) => Promise<void>, remaining = 60_000) {
  return {
    postpone: async (unit: string) => void postponed.push(unit),
    parse: (body: string): string[] => JSON.parse(body),
    run,
    concurrency: 2,
    remainingMs: () => remaining,
  };
}

describe('a batch', () => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    vi.spyOn(console, 'info').mockImplementation(() => {});
    postponed.length = 0;
  });

  it('does equal units once', async () => {
    const done: string[] = [];
    const answer = await runBatch(
      event('["a","b"]', '["a"]', '["b"]'),
      work(async (unit) => void done.push(unit)),
    );
    expect(done.sort()).toEqual(['a', 'b']);
    expect(answer).toEqual({ batchItemFailures: [] });
  });

  it('asks for the messages of a failed unit again, and for no others', async () => {
    const answer = await runBatch(
      event('["good"]', '["bad"]', '["good","bad"]', '["other"]'),
      work(async (unit) => {
        if (unit === 'bad') throw new Error('S3 is down');
      }),
    );
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }, { itemIdentifier: 'm2' }] });
  });

  it('asks for an unreadable message again, so that it ends in the dead-letter queue', async () => {
    const answer = await runBatch(
      event('["a"]', 'not json'),
      work(async () => {}),
    );
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
  });

  it('begins nothing that it might not finish, but asks for it anew', async () => {
    const run = vi.fn(async () => {});
    const answer = await runBatch(event('["a"]', '["a"]'), work(run, 1_000));
    expect(run).not.toHaveBeenCalled();
    expect(postponed).toEqual(['a']);
    expect(answer.batchItemFailures).toEqual([]);
  });

  it('asks anew for what others kept changing', async () => {
    const answer = await runBatch(
      event('["a"]', '["b"]'),
      work(async (unit) => {
        if (unit === 'a') throw new ContentionError('others were faster');
      }),
    );
    expect(postponed).toEqual(['a']);
    expect(answer.batchItemFailures).toEqual([]);
  });

  it('asks for the old messages again if no new one can be sent', async () => {
    const answer = await runBatch(event('["a"]'), {
      ...work(async () => {}, 1_000),
      postpone: async () => {
        throw new Error('SQS is down');
      },
    });
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'm0' }]);
  });
});
