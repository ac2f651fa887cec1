import { describe, expect, it } from 'vitest';
import { MemoryPipeline } from '../../support/memory-pipeline.ts';

const NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8];
const DELETED = [1, 2, 3, 4, 5, 6];
const FEED = 'feed/partner/courier';

const key = (number: number) => `articles/n${number}.md`;

async function publishedFor(formats: string): Promise<MemoryPipeline> {
  const pipeline = new MemoryPipeline();
  pipeline.put(
    'site.yaml',
    `title: The Gazette
guard: { share: 0.5, items: 3, minutes: 10 }
partners:
  courier: { title: The Courier, formats: [${formats}], webhook: https://courier.example/hook }
`,
  );
  await pipeline.drain();
  await put(pipeline, NUMBERS);
  return pipeline;
}

async function put(pipeline: MemoryPipeline, numbers: readonly number[]): Promise<void> {
  for (const number of numbers) {
    pipeline.put(key(number), `---\ntitle: N${number}\ndate: 2026-11-01\n---\nText ${number}.\n`);
  }
  await pipeline.drain();
}

async function remove(pipeline: MemoryPipeline, numbers: readonly number[]): Promise<void> {
  for (const number of numbers) pipeline.remove(key(number));
  await pipeline.drain();
}

/** Titles of what the partner's webhook is told to be withdrawn. */
const withdrawals = ({ notices }: MemoryPipeline): (string | undefined)[] =>
  notices
    .flatMap((notice) => (notice.kind === 'change' && notice.event === 'withdrawn' ? notice.title : []))
    .sort();

/** What the partner can fetch. */
const documents = ({ site }: MemoryPipeline): [string, string][] =>
  [...site.objects].filter(([name]) => name.startsWith('partners/')).map(([name, { etag }]) => [name, etag]);

describe.each(['json, atom', 'rss'])('a partner with a webhook and %s', (formats) => {
  it('is told of no withdrawal while its feed is held, and of each once that is released', async () => {
    const pipeline = await publishedFor(formats);
    const before = documents(pipeline);
    expect(before.length).toBeGreaterThan(0);
    await remove(pipeline, DELETED);
    await pipeline.recheckHeldFeeds();
    await pipeline.drain();
    expect(pipeline.feedStates.states.get(FEED)?.held).toMatchObject({ lost: 6, of: 8 });
    expect([documents(pipeline), withdrawals(pipeline)]).toEqual([before, []]);

    await pipeline.release(FEED);
    await pipeline.drain();
    expect(withdrawals(pipeline)).toEqual(DELETED.map((number) => `N${number}`));
  });

  it('is told of none when the files are put back', async () => {
    const pipeline = await publishedFor(formats);
    await remove(pipeline, DELETED);
    await put(pipeline, DELETED);
    expect(pipeline.feedStates.states.get(FEED)?.held).toBeUndefined();
    expect(withdrawals(pipeline)).toEqual([]);
  });

  it('is told of as few as the guard allows at once', async () => {
    const pipeline = await publishedFor(formats);
    await remove(pipeline, [1, 2]);
    expect(withdrawals(pipeline)).toEqual(['N1', 'N2']);
  });
});
