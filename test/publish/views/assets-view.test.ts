import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryPipeline } from '../../support/memory-pipeline.ts';

const ASSETS = ['embed/headlines.js', 'schemas/catalogue/1.json', 'schemas/feed/1.json'];

describe('the assets', () => {
  let pipeline: MemoryPipeline;
  beforeEach(async () => {
    pipeline = new MemoryPipeline();
    pipeline.put('site.yaml', 'url: https://gazette.example/\n');
    await pipeline.drain();
  });

  it('are there as soon as the site is, each with its type and how long a viewer may keep it', () => {
    const headers = ASSETS.map((key) => pipeline.site.objects.get(key)?.headers);
    expect(headers.map((it) => it?.ContentType)).toEqual([
      'text/javascript; charset=utf-8',
      ...['application/json; charset=utf-8', 'application/json; charset=utf-8'],
    ]);
    expect(headers.map((it) => it?.Metadata['content-type'])).toEqual([
      undefined,
      ...['application/schema+json; charset=utf-8', 'application/schema+json; charset=utf-8'],
    ]);
    expect(headers.map((it) => /max-age=(\d+)/.exec(it?.CacheControl ?? '')?.[1])).toEqual([
      ...['3600', '86400', '86400'],
    ]);
  });

  it('say where they stand, wherever the site moves', async () => {
    const idOf = (key: string) => JSON.parse(pipeline.site.text(key) ?? '{}').$id;
    expect(idOf('schemas/feed/1.json')).toBe('https://gazette.example/schemas/feed/1.json');
    pipeline.put('site.yaml', 'url: https://post.example/\n');
    await pipeline.drain();
    expect(idOf('schemas/feed/1.json')).toBe('https://post.example/schemas/feed/1.json');
  });

  it('come back by the repair, as they were', async () => {
    const before = ASSETS.map((key) => pipeline.site.text(key));
    pipeline.site.objects.delete('embed/headlines.js');
    await pipeline.ports.intake.send([{ sweep: 'site.yaml', repair: true }]);
    await pipeline.drain();
    expect(ASSETS.map((key) => pipeline.site.text(key))).toEqual(before);
  });
});
