import { describe, expect, it } from 'vitest';
import { rehearse } from '../../../cli/rebuild/rehearsal.ts';
import { etagOf } from '../../../functions/core/kernel/digest.ts';
import { MemoryPipeline } from '../../support/memory-pipeline.ts';

const KEY = 'articles/coast/birds.md';
const BIRDS = '---\ntitle: Birds\ndate: 2026-11-02T09:00:00Z\n---\nThey fly.\n';

async function published(): Promise<MemoryPipeline> {
  const pipeline = new MemoryPipeline();
  pipeline.put('site.yaml', 'title: The Post\n');
  pipeline.put(KEY, BIRDS);
  await pipeline.drain();
  return pipeline;
}

/** The bytes of the site, by key. */
function bytesOf({ site }: MemoryPipeline): Map<string, string> {
  return new Map([...site.objects].map(([key, { etag }]) => [key, etag]));
}

function overwrite({ site }: MemoryPipeline, key: string, text: string): void {
  const bytes = new TextEncoder().encode(text);
  site.objects.set(key, { bytes, etag: etagOf(bytes) });
}

describe('a rehearsal', () => {
  it('of what is right finds nothing to do', async () => {
    const pipeline = await published();

    expect(await rehearse('feed/latest', pipeline.ports)).toMatchObject({ changes: [] });
    expect((await rehearse('feed/latest', pipeline.ports)).present.get('rss.xml')).toMatch(/^[0-9a-f]{32}$/);
  });

  it('names exactly what publishing then does, and does nothing itself', async () => {
    const pipeline = await published();
    const whole = bytesOf(pipeline);
    overwrite(pipeline, 'atom.xml', 'tampered with');
    pipeline.site.objects.delete('rss.xml');
    const before = bytesOf(pipeline);

    const { changes } = await rehearse('feed/latest', pipeline.ports);

    expect(bytesOf(pipeline)).toEqual(before);
    expect(pipeline.jobs).toEqual([]);
    expect(changes.map(({ kind, key, over }) => [kind, key, over])).toEqual([
      ['put', 'rss.xml', undefined],
      ['put', 'atom.xml', before.get('atom.xml')],
    ]);
    expect((await pipeline.publish('feed/latest')).sort()).toEqual(changes.map(({ key }) => key).sort());
    expect(bytesOf(pipeline)).toEqual(whole);
  });

  it('finds what should not be there', async () => {
    const pipeline = await published();
    overwrite(pipeline, 'articles/ghost/index.html', 'left behind');

    const { changes } = await rehearse('article/ghost', pipeline.ports);

    expect(changes).toMatchObject([{ kind: 'delete', key: 'articles/ghost/index.html' }]);
    expect(pipeline.site.objects.has('articles/ghost/index.html')).toBe(true);
  });

  it('of nothing finds nothing, now or then', async () => {
    const { changes, present } = await rehearse('feed/tag/nobody', (await published()).ports);

    expect(changes).toEqual([]);
    expect([...present.values()].filter((etag) => etag !== undefined)).toEqual([]);
  });

  it('says what would be rebuilt in turn', async () => {
    const pipeline = await published();
    pipeline.put('articles/coast/tides.md', BIRDS.replace('Birds', 'Tides').replace('2026-11', '2026-09'));
    for (const message of pipeline.intake.splice(0)) await pipeline.ingest(message);
    pipeline.jobs.splice(0);

    const { asksFor } = await rehearse('archive/latest/2026-09', pipeline.ports);

    expect([...asksFor]).toContain('archive/latest/2026-11');
    expect(pipeline.jobs).toEqual([]);
  });

  it('of a feed that would lose too much at once finds it held, and its archive with it', async () => {
    const pipeline = await published();
    const keys = Array.from({ length: 12 }, (_, index) => `articles/coast/bird-${index}.md`);
    for (const [index, key] of keys.entries()) pipeline.put(key, BIRDS.replace('Birds', `Bird ${index}`));
    await pipeline.drain();
    for (const key of [KEY, ...keys]) pipeline.remove(key);
    for (const message of pipeline.intake.splice(0)) await pipeline.ingest(message);
    const before = JSON.stringify([...pipeline.feedStates.states]);

    for (const output of ['feed/latest', 'archive/latest/2026-11'] as const) {
      expect(await rehearse(output, pipeline.ports)).toMatchObject({ isHeld: true, changes: [] });
    }
    expect(await rehearse('article/birds', pipeline.ports)).toMatchObject({ isHeld: false });
    expect(JSON.stringify([...pipeline.feedStates.states])).toBe(before);
  });

  it('of what cannot be published says why', async () => {
    const { changes, failure } = await rehearse('feed/latest', new MemoryPipeline().ports);

    expect(changes).toEqual([]);
    expect(failure).toMatchObject({ code: 'no-site' });
  });
});
