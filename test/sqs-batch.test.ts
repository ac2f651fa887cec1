import type { SQSEvent } from 'aws-lambda';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { runBatch } from '../functions/sqs-batch.ts';

const event = (...bodies: string[]) =>
  ({ Records: bodies.map((body, index) => ({ messageId: `m${index}`, body })) }) as SQSEvent;

function work(run: (unit: string) => Promise<void>, remaining = 60_000) {
  return {
    parse: (body: string): string[] => JSON.parse(body),
    run,
    concurrency: 2,
    remainingMs: () => remaining,
  };
}

describe('a batch', () => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
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

  it('begins nothing that it might not finish', async () => {
    const run = vi.fn(async () => {});
    const answer = await runBatch(event('["a"]'), work(run, 1_000));
    expect(run).not.toHaveBeenCalled();
    expect(answer.batchItemFailures).toHaveLength(1);
  });
});
