import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryPipeline } from '../support/memory-pipeline.ts';

const KEY = 'articles/harbour/ferry.md';
const FERRY = '---\ntitle: The ferry\ntags: [Boats]\nauthor: Ada Brook\n---\nIt runs.\n';

let pipeline: MemoryPipeline;

async function upload(key: string, content: string, lastModified?: string): Promise<void> {
  pipeline.put(key, content, lastModified);
  await pipeline.drain();
}

async function remove(key: string): Promise<void> {
  pipeline.remove(key);
  await pipeline.drain();
}

function items(
  feed = 'feed.json',
): { id: string; title: string; date_published: string; date_modified: string }[] {
  return JSON.parse(pipeline.site.text(feed) ?? '{"items":[]}').items;
}

beforeEach(async () => {
  pipeline = new MemoryPipeline();
  await upload('site.yaml', 'title: The Gazette\ntimezone: Europe/Paris\n');
});

describe('an upload', () => {
  it('is in the latest feed, its section’s, its tag’s and its author’s, and on its page', async () => {
    await upload(KEY, FERRY);
    for (const root of ['', 'sections/harbour/', 'tags/boats/', 'authors/ada-brook/']) {
      expect(items(`${root}feed.json`).map((item) => item.title)).toEqual(['The ferry']);
      expect(pipeline.site.text(`${root}rss.xml`)).toContain('The ferry');
      expect(pipeline.site.text(`${root}atom.xml`)).toContain('The ferry');
    }
    expect(pipeline.site.text('articles/ferry/index.html')).toContain('It runs.');
    expect(pipeline.receipt(KEY)).toMatchObject({
      status: 'published',
      url: 'https://d111.cloudfront.net/articles/ferry/',
      feeds: [
        { feed: 'latest' },
        { feed: 'section/harbour' },
        { feed: 'tag/boats' },
        { feed: 'author/ada-brook' },
      ],
    });
  });

  it('without a date is dated by its first upload, for ever after', async () => {
    await upload(KEY, FERRY, '2026-11-01T08:00:00.000Z');
    const [before] = items();
    await upload(KEY, FERRY.replace('It runs', 'It stopped'), '2026-11-02T08:00:00.000Z');
    await remove(KEY);
    await upload(KEY, FERRY.replace('It runs', 'It runs again'), '2026-11-03T08:00:00.000Z');
    const [after] = items();
    expect(after?.date_published).toBe(before?.date_published);
    expect(after?.id).toBe(before?.id);
  });

  it('that overwrites keeps id and date, and moves `updated`', async () => {
    await upload(KEY, FERRY, '2026-11-01T08:00:00.000Z');
    const [before] = items();
    await upload(KEY, FERRY.replace('It runs', 'It stopped'), '2026-11-02T08:00:00.000Z');
    const [after] = items();
    expect(after).toMatchObject({ id: before?.id, date_published: before?.date_published });
    expect(Date.parse(after?.date_modified ?? '')).toBe(Date.parse('2026-11-02T08:00:00.000Z'));
  });

  it('that says `minor: true`, or changes nothing but bytes, does not move `updated`', async () => {
    await upload(KEY, FERRY, '2026-11-01T08:00:00.000Z');
    const [before] = items();
    await upload(
      KEY,
      FERRY.replace('title:', 'minor: true\ntitle:').replace('runs', 'rusn'),
      '2026-11-02T08:00:00.000Z',
    );
    await upload(KEY, `${FERRY.replace('runs', 'rusn')}\n\n`, '2026-11-03T08:00:00.000Z');
    expect(items()[0]?.date_modified).toBe(before?.date_modified);
  });

  it('of the same bytes, 20 times, changes no byte of the site', async () => {
    await upload(KEY, FERRY, '2026-11-01T08:00:00.000Z');
    const before = new Map(pipeline.site.objects);
    for (let day = 2; day <= 21; day++) {
      await upload(KEY, FERRY, `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`);
    }
    expect(pipeline.site.objects).toEqual(before);
  });

  it('that changes tags leaves the old tag’s feed, which then is no more', async () => {
    await upload(KEY, FERRY);
    await upload(KEY, FERRY.replace('Boats', 'Weather'));
    expect(pipeline.site.text('tags/boats/feed.json')).toBeUndefined();
    expect(pipeline.site.text('tags/boats/rss.xml')).toBeUndefined();
    expect(items('tags/weather/feed.json')).toHaveLength(1);
    expect(items()).toHaveLength(1);
  });

  it('that is bad leaves the accepted version published, and says so', async () => {
    await upload(KEY, FERRY);
    const before = new Map(pipeline.site.objects);
    await upload(KEY, '---\ntitle: [broken\n---\n');
    expect(pipeline.site.objects).toEqual(before);
    const receipt = pipeline.receipt(KEY);
    expect(receipt).toMatchObject({ status: 'rejected', standing: {} });
    expect(receipt?.errors[0]).toMatchObject({ severity: 'error', line: expect.any(Number) });
    await upload(KEY, FERRY.replace('It runs', 'Mended'));
    expect(pipeline.receipt(KEY)?.status).toBe('published');
    expect(pipeline.site.text('articles/ferry/index.html')).toContain('Mended');
  });

  it('of another type is answered by what is accepted', async () => {
    await upload('articles/notes.xls', 'x');
    const receipt = pipeline.receipt('articles/notes.xls');
    expect(receipt?.status).toBe('ignored');
    expect(receipt?.warnings[0]?.message).toContain('.md');
    expect(items()).toEqual([]);
  });

  it('elsewhere, or a folder marker, is nobody’s and gets no answer', async () => {
    await upload('articles/world/', '');
    await upload('elsewhere/a.md', FERRY);
    expect([...pipeline.uploads.receipts.keys()]).toEqual(['receipts/site.yaml.json']);
  });

  it('dated in the future is scheduled, with nothing of it public', async () => {
    await upload(KEY, FERRY.replace('title:', 'date: 2026-12-01 09:00\ntitle:'));
    expect(pipeline.receipt(KEY)).toMatchObject({
      status: 'scheduled',
      publishedAt: '2026-12-01T08:00:00.000Z',
      publishedAtLocal: '2026-12-01 09:00 Europe/Paris',
      feeds: [],
    });
    expect(JSON.stringify([...pipeline.site.objects.keys()])).not.toContain('ferry');
    pipeline.now = '2026-12-01T08:00:00.000Z';
    pipeline.intake.push({ key: KEY });
    await pipeline.drain();
    expect(items()).toHaveLength(1);
    expect(pipeline.receipt(KEY)?.status).toBe('published');
  });

  it('that becomes a draft is withdrawn from the public', async () => {
    await upload(KEY, FERRY);
    await upload(KEY, FERRY.replace('title:', 'draft: true\ntitle:'));
    expect(items()).toEqual([]);
    expect(pipeline.site.text('articles/ferry/index.html')).toBeUndefined();
    expect(pipeline.receipt(KEY)?.status).toBe('draft');
  });

  it('removed is gone from every feed and page, and the receipt says so', async () => {
    await upload(KEY, FERRY);
    await remove(KEY);
    expect(items()).toEqual([]);
    const traces = [...pipeline.site.objects.keys()].filter(
      (key) => key.includes('ferry') || /ferry/i.test(pipeline.site.text(key) ?? ''),
    );
    expect(traces).toEqual([]);
    expect(pipeline.receipt(KEY)?.status).toBe('withdrawn');
  });

  it('under a key whose slug is taken is told whose it is, and follows when that goes', async () => {
    await upload(KEY, FERRY);
    const other = 'articles/world/ferry.md';
    await upload(other, FERRY.replace('It runs', 'Another'));
    expect(pipeline.receipt(other)).toMatchObject({ status: 'rejected' });
    expect(pipeline.receipt(other)?.errors[0]).toMatchObject({ code: 'slug-taken', field: 'slug' });
    expect(pipeline.receipt(other)?.errors[0]?.message).toContain(KEY);
    expect(pipeline.site.text('articles/ferry/index.html')).toContain('It runs');
    await remove(KEY);
    expect(pipeline.receipt(other)?.status).toBe('published');
    expect(pipeline.site.text('articles/ferry/index.html')).toContain('Another');
    expect(pipeline.claims.waits.size).toBe(0);
  });

  it('that states the id of another source is refused', async () => {
    const withId = FERRY.replace('title:', 'id: urn:example:ferry\ntitle:');
    await upload(KEY, withId);
    await upload('articles/harbour/other.md', withId.replace('It runs', 'Another'));
    expect(pipeline.receipt('articles/harbour/other.md')?.errors[0]?.code).toBe('id-taken');
    expect(items().map((item) => item.id)).toEqual(['urn:example:ferry']);
  });

  it('of the text of another is its duplicate, and continues it under its id when that goes', async () => {
    await upload(KEY, FERRY, '2026-11-01T08:00:00.000Z');
    await upload(KEY, FERRY.replace('It runs', 'It sails'), '2026-11-02T08:00:00.000Z');
    const [before] = items();
    const copy = 'articles/world/boat.md';
    await upload(copy, FERRY.replace('It runs', 'It sails'), '2026-11-03T08:00:00.000Z');
    expect(pipeline.receipt(copy)?.errors[0]).toMatchObject({ code: 'duplicate' });
    expect(pipeline.receipt(copy)?.errors[0]?.message).toContain(KEY);
    expect(items()).toHaveLength(1);
    await remove(KEY);
    expect(items()).toMatchObject([
      { id: before?.id, date_published: before?.date_published, date_modified: before?.date_modified },
    ]);
    expect(pipeline.receipt(copy)).toMatchObject({ status: 'published', id: before?.id });
  });

  it('of a text whose source went before is that article, moved', async () => {
    await upload(KEY, FERRY, '2026-11-01T08:00:00.000Z');
    const [before] = items();
    await remove(KEY);
    await upload('articles/world/boat.md', FERRY, '2026-11-09T08:00:00.000Z');
    expect(items()).toMatchObject([{ id: before?.id, date_published: before?.date_published }]);
  });

  it('of a text that its source has left behind is an article of its own', async () => {
    await upload(KEY, FERRY, '2026-11-01T08:00:00.000Z');
    await remove(KEY);
    await upload(KEY, FERRY, '2026-11-02T08:00:00.000Z');
    await upload(KEY, FERRY.replace('It runs', 'It sails'), '2026-11-03T08:00:00.000Z');
    await upload('articles/world/boat.md', FERRY, '2026-11-09T08:00:00.000Z');
    expect(pipeline.receipt('articles/world/boat.md')?.status).toBe('published');
    expect(new Set(items().map((item) => item.id)).size).toBe(2);
  });

  it('is known again by its receipt when the table is lost', async () => {
    await upload(KEY, FERRY, '2026-11-01T08:00:00.000Z');
    const [before] = items();
    pipeline.loseTable();
    await upload(KEY, FERRY.replace('It runs', 'It sails'), '2026-11-05T08:00:00.000Z');
    const [after] = items();
    expect(after).toMatchObject({ id: before?.id, date_published: before?.date_published });
  });
});

describe('site.yaml', () => {
  it('that is new changes every output, without a deploy', async () => {
    await upload(KEY, FERRY);
    await upload('site.yaml', 'title: The Courier\n');
    for (const key of ['rss.xml', 'tags/boats/atom.xml', 'articles/ferry/index.html', '404.html']) {
      expect(pipeline.site.text(key)).toContain('The Courier');
    }
    expect(items()[0]?.date_modified).toBe(items()[0]?.date_published);
  });

  it('that is bad, or gone, leaves the accepted one in force, and says so', async () => {
    await upload('site.yaml', 'title: [');
    expect(pipeline.site.text('rss.xml')).toContain('The Gazette');
    expect(pipeline.receipt('site.yaml')?.status).toBe('rejected');
    await remove('site.yaml');
    expect(pipeline.site.text('rss.xml')).toContain('The Gazette');
    expect(pipeline.receipt('site.yaml')?.summary).toContain('version accepted before stays in force');
  });

  it('that moves the site to another address moves every link, and no id', async () => {
    await upload(KEY, FERRY);
    const [before] = items();
    await upload('site.yaml', 'title: The Gazette\nurl: https://new.example/\n');
    expect(pipeline.site.text('rss.xml')).toContain('https://new.example/articles/ferry/');
    expect(pipeline.site.text('rss.xml')).not.toContain('cloudfront');
    expect(items()[0]?.id).toBe(before?.id);
  });
});

describe('media', () => {
  const PNG = new Uint8Array([
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
  ]);

  it('are published, replaced and withdrawn', async () => {
    pipeline.uploads.put('media/a.png', PNG, pipeline.now);
    pipeline.intake.push({ key: 'media/a.png' });
    await pipeline.drain();
    expect(pipeline.site.objects.get('media/a.png')?.bytes).toEqual(PNG);
    expect(pipeline.receipt('media/a.png')?.status).toBe('published');
    await remove('media/a.png');
    expect(pipeline.site.objects.has('media/a.png')).toBe(false);
  });

  it('that are not what they seem are refused, and the good version stays', async () => {
    pipeline.uploads.put('media/a.png', PNG, pipeline.now);
    pipeline.intake.push({ key: 'media/a.png' });
    await pipeline.drain();
    await upload('media/a.png', '<script>alert(1)</script>');
    expect(pipeline.receipt('media/a.png')?.status).toBe('rejected');
    expect(pipeline.site.objects.get('media/a.png')?.bytes).toEqual(PNG);
  });
});
