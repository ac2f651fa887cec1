import { beforeEach, describe, expect, it } from 'vitest';
import type { OutputId } from '../../../functions/core/output/outputs.ts';
import { MemoryPipeline } from '../../support/memory-pipeline.ts';

/** Lets a test do something in the middle of a publish: right before the named operation. */
let before: { operation: string; act: () => Promise<void> | void } | undefined;
let pipeline: MemoryPipeline;

beforeEach(async () => {
  before = undefined;
  pipeline = new MemoryPipeline(async (operation) => {
    if (!before || !operation.startsWith(before.operation)) return;
    const { act } = before;
    before = undefined;
    await act();
  });
  pipeline.put('site.yaml', 'title: The Gazette\n');
  pipeline.put('articles/a.md', '---\ntitle: First\n---\nOne.\n');
  await pipeline.drain();
});

function titles(): string[] {
  return JSON.parse(pipeline.site.text('feed.json') ?? '{}').items.map(
    (item: { title: string }) => item.title,
  );
}

describe('publishing an output', () => {
  it('writes nothing when nothing changed', async () => {
    expect(await pipeline.publish('feed/latest')).toEqual([]);
  });

  it('restores what was lost or changed behind its back', async () => {
    pipeline.site.objects.delete('rss.xml');
    pipeline.site.objects.set('feed.json', { etag: 'x', bytes: new TextEncoder().encode('not a feed') });
    expect((await pipeline.publish('feed/latest')).sort()).toEqual(['feed.json', 'rss.xml']);
    expect(titles()).toEqual(['First']);
  });

  it('goes round again if the index moved while it wrote', async () => {
    pipeline.put('articles/a.md', '---\ntitle: Second\n---\nTwo.\n');
    await pipeline.ingest({ key: 'articles/a.md' });
    before = {
      operation: 'put rss.xml',
      act: async () => {
        pipeline.put('articles/a.md', '---\ntitle: Third\n---\nThree.\n');
        await pipeline.ingest({ key: 'articles/a.md' });
      },
    };
    await pipeline.publish('feed/latest');
    expect(titles()).toEqual(['Third']);
  });

  it('starts again if another worker wrote first', async () => {
    pipeline.put('articles/a.md', '---\ntitle: Second\n---\nTwo.\n');
    await pipeline.ingest({ key: 'articles/a.md' });
    before = {
      operation: 'put feed.json',
      act: () => void pipeline.site.objects.set('feed.json', { etag: 'other', bytes: new Uint8Array() }),
    };
    await pipeline.publish('feed/latest');
    expect(titles()).toEqual(['Second']);
  });

  it('believes the article, not the hint', async () => {
    await pipeline.hints.putHint(
      { list: 'tag/ghost', sortKey: '2026-11-01T00:00:00.000Z#x' },
      'articles/a.md',
      9,
    );
    await pipeline.publish('feed/tag/ghost');
    expect(pipeline.site.text('tags/ghost/feed.json')).toBeUndefined();
  });

  it('refuses a job that names no output', async () => {
    await expect(pipeline.publish('feed/nonsense' as OutputId)).rejects.toThrow(TypeError);
  });

  it('lists the newest fifty, newest first', async () => {
    for (let day = 1; day <= 60; day++) {
      const date = new Date(Date.UTC(2026, 7, day)).toISOString();
      pipeline.put(`articles/n${day}.md`, `---\ntitle: N${day}\ndate: ${date}\n---\nx\n`);
    }
    await pipeline.drain();
    const [first, second, ...rest] = titles();
    expect([first, second, rest.length, rest.at(-1)]).toEqual(['First', 'N60', 48, 'N12']);
  });
});
