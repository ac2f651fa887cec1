import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryPipeline } from '../../support/memory-pipeline.ts';

const KEY = 'articles/quay/kittiwakes.md';
const MEDIA = 'media/kittiwakes.vtt';
/** In the title, the text and the address of the article: whatever tells of it holds this. */
const MARK = 'kittiwake';
const DUE = '2026-11-10T12:10:00.000Z';
const EXPIRY = '2026-11-10T12:20:00.000Z';
const MINUTE = 60;

/** Where it must be, at the least. */
const EVERYWHERE = [
  ...['', 'sections/quay/', 'tags/birds/'].flatMap((root) => [
    `${root}rss.xml`,
    `${root}archive/2026/11/rss.xml`,
  ]),
  'articles/kittiwakes/index.html',
  'sitemaps/2026-11.xml',
  'news-sitemap.xml',
  MEDIA,
].sort();

const FEEDS = ['latest', 'section/quay', 'tag/birds'] as const;
const OUTPUTS = [
  ...FEEDS.flatMap((feed) => [`feed/${feed}`, `archive/${feed}/2026-11`] as const),
  ...(['article/kittiwakes', 'sitemap/2026-11', 'sitemap', 'news', MEDIA] as const),
];

let pipeline: MemoryPipeline;

beforeEach(async () => {
  pipeline = new MemoryPipeline();
  pipeline.put('site.yaml', 'title: The Gazette\n');
  // With another article in them, the same outputs exist all the time.
  pipeline.put(
    'articles/quay/gulls.md',
    '---\ntitle: Gulls\ndate: 2026-11-01\ntags: [birds]\n---\nThey stay.\n',
  );
  await pipeline.drain();
});

async function upload(...fields: readonly string[]): Promise<void> {
  pipeline.put(
    KEY,
    ['---', 'title: Kittiwakes', 'tags: [birds]', ...fields, '---', `[They call](/${MEDIA})`, ''].join('\n'),
  );
  pipeline.put(MEDIA, 'WEBVTT\n\n00:00.000 --> 00:02.000\nKittee-wa-aake!\n');
  await pipeline.drain();
}

/** What the clock does each minute; it asks for the article whether that is due or not. */
async function tick(now: string): Promise<void> {
  pipeline.now = now;
  await pipeline.ingest({ key: KEY });
  await pipeline.drain();
}

/** Every object that holds anything of the article. */
function found(): string[] {
  return [...pipeline.site.objects.keys()].filter((key) =>
    `${key} ${pipeline.site.text(key)}`.toLowerCase().includes(MARK),
  );
}

function expectEverywhere(): void {
  expect(
    found()
      .filter((key) => EVERYWHERE.includes(key))
      .sort(),
  ).toEqual(EVERYWHERE);
}

describe('when the publishers’ clock is a minute behind', () => {
  beforeEach(() => {
    pipeline.publisherAheadSeconds = -MINUTE;
  });

  it('an article is out by the later of the two clocks, without any further event', async () => {
    await upload(`date: ${DUE}`);
    await tick(DUE);
    expect(pipeline.receipt(KEY)?.status).toBe('published');
    expect(found()).toEqual([]);

    pipeline.now = '2026-11-10T12:10:59.999Z';
    await pipeline.drain();
    expect(found()).toEqual([]);

    pipeline.now = '2026-11-10T12:11:00.000Z';
    await pipeline.drain();
    expectEverywhere();
  });

  it('one that is dated by its upload is out as soon as the publishers agree to that', async () => {
    await upload();
    expect(found()).toEqual([]);
    pipeline.now = '2026-11-10T12:01:00.000Z';
    await pipeline.drain();
    expectEverywhere();
  });

  it('it is gone by the earlier', async () => {
    await upload('date: 2026-11-02', `expires: ${EXPIRY}`);
    expect(found()).not.toEqual([]);
    await tick(EXPIRY);
    expect(pipeline.receipt(KEY)?.status).toBe('expired');
    expect(found()).toEqual([]);
  });
});

describe('when the publishers’ clock is a minute ahead', () => {
  beforeEach(() => {
    pipeline.publisherAheadSeconds = MINUTE;
  });

  it('nothing of an article is out before ingest has let it out', async () => {
    await upload(`date: ${DUE}`);
    await tick('2026-11-10T12:09:59.999Z');
    for (const output of OUTPUTS) await pipeline.publish(output);
    expect(found()).toEqual([]);
    await tick(DUE);
    expectEverywhere();
  });

  it('it is gone by the earlier, and none of it returns', async () => {
    await upload('date: 2026-11-02', `expires: ${EXPIRY}`);
    await tick('2026-11-10T12:19:30.000Z');
    for (const output of OUTPUTS) await pipeline.publish(output);
    expect(found()).toEqual([]);
    await tick(EXPIRY);
    expect(found()).toEqual([]);
  });
});
