import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryPipeline } from '../../support/memory-pipeline.ts';

const MEDIA = 'media/words.vtt';
const NAMING = `[The words](/${MEDIA})`;
let pipeline: MemoryPipeline;

beforeEach(async () => {
  pipeline = new MemoryPipeline();
  pipeline.put('site.yaml', 'title: The Gazette\n');
  await pipeline.drain();
});

async function upload(key: string, content: string): Promise<void> {
  pipeline.put(key, content);
  await pipeline.drain();
}

function article(fields: string, text = NAMING): string {
  return `---\ntitle: Words\n${fields}---\n${text}\n`;
}

const isPublic = () => pipeline.site.objects.has(MEDIA);
const VTT = 'WEBVTT\n\n00:00.000 --> 00:01.000\nHello.\n';

describe('a media file', () => {
  it('is public if no article names it', async () => {
    await upload(MEDIA, VTT);
    expect(isPublic()).toBe(true);
  });

  it.each([
    ['scheduled', 'date: 2026-11-20T09:00:00Z\n'],
    ['a draft', 'draft: true\n'],
    ['expired', 'date: 2026-11-01T09:00:00Z\nexpires: 2026-11-02T09:00:00Z\n'],
  ])('is hidden while the one article that names it is %s, whichever came first', async (_, fields) => {
    await upload('articles/a.md', article(fields));
    await upload(MEDIA, VTT);
    expect(isPublic()).toBe(false);
    await upload('articles/a.md', article(fields, 'No words.'));
    expect(isPublic()).toBe(true);
    await upload('articles/a.md', article(fields));
    expect(isPublic()).toBe(false);
  });

  it.each([
    ['media/plan,', '[x](</media/plan,>)'],
    ['media/a+b.vtt', '[x](/media/a+b.vtt)'],
    ['media/100%.vtt', '[x](</media/100%.vtt>)'],
    ['media/a.vtt', '[x](/%6Dedia/a.vtt)'],
    ['media/album/index.html', '[x](/media/album/)'],
    ['media/a.vtt', '[x](https://GAZETTE.example/media/a.vtt)'],
  ])('called %s is hidden by a draft that links it as %s', async (key, link) => {
    await upload('site.yaml', 'title: The Gazette\nurl: https://gazette.example/\n');
    await upload('articles/a.md', article('draft: true\n', link));
    await upload(key, VTT);
    expect(pipeline.site.objects.has(key)).toBe(false);
    await upload('articles/a.md', article('', link));
    expect(pipeline.site.objects.has(key)).toBe(true);
  });

  it('comes and goes with the article at its minutes', async () => {
    await upload(MEDIA, VTT);
    await upload('articles/a.md', article('date: 2026-11-20T09:00:00Z\nexpires: 2026-11-21T09:00:00Z\n'));
    const seen = [isPublic()];
    for (const now of ['2026-11-20T08:59:59.999Z', '2026-11-20T09:00:00.000Z', '2026-11-21T09:00:00.000Z']) {
      pipeline.now = now;
      await pipeline.ingest({ key: 'articles/a.md' });
      await pipeline.drain();
      seen.push(isPublic());
    }
    expect(seen).toEqual([false, false, true, false]);
  });

  it('is public as long as one article that may be seen names it, or the site itself', async () => {
    await upload(MEDIA, VTT);
    await upload('articles/a.md', article('draft: true\n'));
    await upload('articles/b.md', article('slug: b\n', `${NAMING}, too`));
    expect(isPublic()).toBe(true);
    await upload('articles/b.md', article('slug: b\ndraft: true\n', `${NAMING}, too`));
    expect(isPublic()).toBe(false);
    await upload('site.yaml', `title: The Gazette\nlogo: ${MEDIA}\n`);
    expect(isPublic()).toBe(true);
  });

  it('is public again when the article that hid it is deleted, and has not only moved', async () => {
    await upload(MEDIA, VTT);
    await upload('articles/a.md', article('draft: true\n'));
    pipeline.remove('articles/a.md');
    await pipeline.drain();
    expect(isPublic()).toBe(false);
    await pass(15);
    expect(isPublic()).toBe(true);
  });

  it.each(['copied first', 'deleted first'])('stays hidden while the article moves, %s', async (order) => {
    const text = article('date: 2026-11-20T09:00:00Z\n');
    await upload('articles/a.md', text);
    await upload(MEDIA, VTT);
    if (order === 'copied first') await upload('articles/b.md', text);
    pipeline.uploads.remove('articles/a.md');
    await pipeline.ingest({ key: 'articles/a.md' });
    // A publisher as fast as can be, before the copy is looked at again.
    for (const output of pipeline.jobs.splice(0)) await pipeline.publish(output);
    expect(isPublic()).toBe(false);
    await upload('articles/b.md', text);
    await pass(15);
    expect(isPublic()).toBe(false);
    expect(pipeline.receipt('articles/b.md')?.status).toBe('scheduled');
  });
});

async function pass(minutes: number): Promise<void> {
  pipeline.now = new Date(Date.parse(pipeline.now) + minutes * 60_000).toISOString();
  await pipeline.drain();
}
