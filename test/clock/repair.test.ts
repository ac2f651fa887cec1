import { beforeEach, describe, expect, it } from 'vitest';
import { askForRepair } from '../../functions/clock/repair.ts';
import { etagOf } from '../../functions/core/kernel/digest.ts';
import { MemoryPipeline } from '../support/memory-pipeline.ts';

let pipeline: MemoryPipeline;

/** Every object of the site, by key and digest. */
function state(): Record<string, string> {
  return Object.fromEntries([...pipeline.site.objects].map(([key, { etag }]) => [key, etag]).sort());
}

async function repair(): Promise<void> {
  await askForRepair(pipeline.ports);
  await pipeline.drain();
}

beforeEach(async () => {
  pipeline = new MemoryPipeline();
  pipeline.put('site.yaml', 'title: The Gazette\n');
  pipeline.put('articles/world/a.md', '---\ntitle: A\ntags: [t]\n---\nText.\n');
  pipeline.put('articles/world/b.md', '---\ntitle: B\ntags: [t]\n---\nOther text.\n');
  await pipeline.drain();
});

describe('the repair', () => {
  it('changes nothing where nothing is wrong', async () => {
    const before = state();
    const receipts = structuredClone(pipeline.uploads.receipts);
    await repair();
    expect(state()).toEqual(before);
    expect(pipeline.uploads.receipts).toEqual(receipts);
  });

  it('makes good an event that never came', async () => {
    pipeline.uploads.put('articles/world/c.md', '---\ntitle: C\n---\nNew.\n', pipeline.now);
    await repair();
    expect(pipeline.site.text('rss.xml')).toContain('<title>C</title>');
  });

  it('makes good a PUT that landed after its function had died, and objects that were lost', async () => {
    const before = state();
    const old = new TextEncoder().encode('of long ago');
    pipeline.site.objects.set('tags/t/rss.xml', { etag: etagOf(old), bytes: old });
    pipeline.site.objects.set('articles/gone/index.html', { etag: etagOf(old), bytes: old });
    pipeline.site.objects.delete('articles/a/index.html');
    for (const file of ['rss.xml', 'atom.xml', 'feed.json', 'index.html']) {
      pipeline.site.objects.delete(`sections/world/${file}`);
    }
    await repair();
    expect(state()).toEqual(before);
  });

  it('writes a receipt that was lost', async () => {
    const before = pipeline.receipt('articles/world/a.md');
    pipeline.uploads.receipts.delete('receipts/articles/world/a.md.json');
    await repair();
    expect(pipeline.receipt('articles/world/a.md')).toEqual({ ...before, revision: expect.any(Number) });
  });

  it('leaves alone what is none of ours', async () => {
    const bytes = new TextEncoder().encode('proof of ownership');
    pipeline.site.objects.set('google1234.html', { etag: etagOf(bytes), bytes });
    await repair();
    expect(pipeline.site.text('google1234.html')).toBe('proof of ownership');
  });
});
