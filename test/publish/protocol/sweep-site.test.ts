import { describe, expect, it } from 'vitest';
import { sweepSite } from '../../../functions/publish/protocol/sweep-site.ts';
import { MemoryPipeline } from '../../support/memory-pipeline.ts';

const MOVES = `title: The Gazette
moved:
  /blog/feed.xml: /rss.xml
  /tags/tides/feed.xml: /tags/tides/rss.xml
ended: [/podcast.xml]
`;
/** `feed.xml` is what other systems call it: in a tag's folder here, but no document of that tag. */
const FORMER = ['blog/feed.xml', 'podcast.xml', 'tags/tides/feed.xml'];

async function publishedWith(site: string): Promise<MemoryPipeline> {
  const pipeline = new MemoryPipeline();
  pipeline.put('site.yaml', site);
  pipeline.put('articles/a.md', '---\ntitle: A\ndate: 2026-11-01\ntags: [tides]\n---\nText.\n');
  await pipeline.drain();
  return pipeline;
}

/** Somebody else's object, without any of our headers. */
async function putByHand({ site }: MemoryPipeline, key: string): Promise<void> {
  const bytes = new TextEncoder().encode('by hand');
  await site.put(key, { bytes, contentType: 'text/plain', cacheControl: '' }, (await site.head(key))?.etag);
}

describe('the sweep of the site', () => {
  it('knows the addresses that site.yaml says have moved or ended, and has them made good', async () => {
    const pipeline = await publishedWith(MOVES);
    const before = FORMER.map((key) => pipeline.site.text(key));
    expect(before).not.toContain(undefined);
    for (const key of FORMER) await putByHand(pipeline, key);

    expect((await sweepSite('', pipeline.ports)).foreign).toEqual([]);

    await pipeline.drain();
    expect(FORMER.map((key) => pipeline.site.text(key))).toEqual(before);
  });

  it('leaves alone what is at such an address once site.yaml tells of it no more', async () => {
    const pipeline = await publishedWith('title: The Gazette\n');
    await putByHand(pipeline, 'blog/feed.xml');

    expect((await sweepSite('', pipeline.ports)).foreign).toEqual(['blog/feed.xml']);

    await pipeline.drain();
    expect(pipeline.site.text('blog/feed.xml')).toBe('by hand');
  });

  it('has whatever has no more reason to be there taken away', async () => {
    const pipeline = await publishedWith('title: The Gazette\n');
    for (const key of ['articles/gone/index.html', 'sections/gone/rss.xml', 'archive/2025/01/rss.xml']) {
      await putByHand(pipeline, key);
    }
    const { outputs, foreign } = await sweepSite('archive/2025', pipeline.ports);
    expect([outputs > 3, foreign]).toEqual([true, []]);

    await pipeline.drain();
    expect([...pipeline.site.objects.keys()].filter((key) => /gone|2025/.test(key))).toEqual([]);
  });

  it('goes from page to page, also before any site is in force', async () => {
    const pipeline = new MemoryPipeline();
    for (let number = 1000; number < 2001; number++)
      await putByHand(pipeline, `articles/n${number}/index.html`);

    expect(await sweepSite('', pipeline.ports)).toEqual({ outputs: 1000, foreign: [] });
    expect(pipeline.siteSweeps).toEqual(['articles/n1999/index.html']);
    expect(pipeline.jobs).toHaveLength(1000);
    expect(await sweepSite('articles/n1999/index.html', pipeline.ports)).toEqual({ outputs: 1, foreign: [] });
    expect(pipeline.siteSweeps).toHaveLength(1);
  });
});
