import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryPipeline } from '../support/memory-pipeline.ts';

const KEY = 'articles/quay/ferry.md';

let pipeline: MemoryPipeline;

beforeEach(async () => {
  pipeline = new MemoryPipeline();
  pipeline.put('site.yaml', 'title: The Gazette\ntimeZone: Europe/Paris\n');
  await pipeline.drain();
});

async function upload(...fields: readonly string[]) {
  pipeline.put(KEY, ['---', 'title: Ferry', ...fields, '---', 'It runs.', ''].join('\n'));
  await pipeline.drain();
  return pipeline.receipt(KEY);
}

const objectsWithFerry = (): string[] =>
  [...pipeline.site.objects.keys()].filter((key) => `${key} ${pipeline.site.text(key)}`.includes('erry'));

describe('an article that expires before it is published', () => {
  const fields = ['date: 2026-11-20', 'expires: 2026-11-19 18:00'];

  it('is rejected, with field and line, and nothing of it is ever public', async () => {
    const receipt = await upload(...fields);
    expect(receipt).toMatchObject({
      status: 'rejected',
      errors: [{ code: 'expires-before-published', field: 'expires', line: 4 }],
    });
    for (const now of ['2026-11-19T12:00:00.000Z', '2026-11-21T12:00:00.000Z']) {
      pipeline.now = now;
      await pipeline.ingest({ key: KEY });
      await pipeline.drain();
      expect(objectsWithFerry()).toEqual([]);
    }
  });

  it('leaves the good version before it as it was', async () => {
    await upload('date: 2026-11-02');
    const before = new Map(pipeline.site.objects);
    expect((await upload(...fields))?.status).toBe('rejected');
    expect(pipeline.site.objects).toEqual(before);
  });
});

describe('an article that has expired when it is uploaded', () => {
  it.each([
    ['without a date', ['expires: 2026-11-01']],
    ['with one before that', ['date: 2026-10-01', 'expires: 2026-11-01']],
  ])('%s is accepted, and never public', async (_, fields) => {
    const receipt = await upload(...fields);
    expect(receipt).toMatchObject({
      status: 'expired',
      errors: [],
      expiresAtLocal: '2026-11-01 00:00 Europe/Paris',
    });
    expect(objectsWithFerry()).toEqual([]);
    expect([...pipeline.hints.rows.values()].filter(({ entry }) => entry.list === 'due')).toEqual([]);
  });
});

describe('an article that is scheduled for the past', () => {
  it.each(['publishAt', 'date'])('by %s is out at once, under that date, in that month', async (field) => {
    const receipt = await upload(`${field}: 2026-09-01 08:00`);
    expect(receipt).toMatchObject({
      status: 'published',
      publishedAt: '2026-09-01T06:00:00.000Z',
      errors: [],
    });
    expect(objectsWithFerry()).toEqual(
      expect.arrayContaining(['rss.xml', 'archive/2026/09/rss.xml', 'sitemaps/2026-09.xml']),
    );
    expect(pipeline.site.text('archive/2026/11/rss.xml')).toBeUndefined();
  });
});
