import { rm } from 'node:fs/promises';
import { GetObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startTestCloud, type TestCloud } from '../support/test-cloud.ts';

const KEY = 'articles/quay/kittiwakes.md';
/** In the title, the text and the address of the article: whatever tells of it holds this. */
const MARK = 'kittiwake';
/** Named by the article alone. */
const MEDIA = 'media/kittiwakes.vtt';
const FEEDS = ['rss.xml', 'atom.xml', 'feed.json'];
const ROOTS = ['/', '/sections/quay/', '/tags/birds/', '/authors/mara/'];

const article = (title: string, ...fields: string[]): string =>
  [
    '---',
    `title: ${title}`,
    'tags: [birds]',
    'author: mara',
    ...fields,
    '---',
    `${title}, at last.`,
    '',
  ].join('\n');
const kittiwakes = (...fields: string[]): string =>
  `${article('The kittiwakes are back', ...fields)}\n[What they say](/${MEDIA})\n`;

let test: TestCloud;

beforeAll(async () => {
  test = await startTestCloud();
  // With another article in them, the same outputs exist all the time.
  await test.upload('articles/quay/gulls.md', article('The gulls never left', 'date: 2020-01-01'));
});
afterAll(async () => {
  await test?.stop();
});

const secondsAhead = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();

/** The keys of all objects of the site bucket that hold anything of the article. */
async function objectsWithMark(): Promise<string[]> {
  const found: string[] = [];
  for await (const page of paginateListObjectsV2({ client: test.s3 }, { Bucket: 'site' })) {
    for (const { Key = '' } of page.Contents ?? []) {
      const object = await test.s3.send(new GetObjectCommand({ Bucket: 'site', Key }));
      const text = `${Key} ${await object.Body?.transformToString()}`;
      if (text.toLowerCase().includes(MARK)) found.push(Key);
    }
  }
  return found.toSorted();
}

/** What the site holds of the article after each tick, by whether that was known before `instant`. */
async function tickUntil(instant: string, isOver: (found: string[]) => boolean) {
  const before: string[][] = [];
  for (;;) {
    await test.cloud.invoke('ClockTick', { task: 'due' });
    await test.cloud.whenIdle();
    const found = await objectsWithMark();
    if (new Date().toISOString() < instant) before.push(found);
    else if (isOver(found)) return { before, after: found };
  }
}

/** Repeats `attempt` with ever later instants until the machine was fast enough to look at least once before it. */
async function withTimeToLook<Seen extends { readonly before: readonly string[][] }>(
  attempt: (instant: string) => Promise<Seen>,
): Promise<Seen> {
  for (let seconds = 6; ; seconds *= 2) {
    const seen = await attempt(secondsAhead(seconds));
    if (seen.before.length > 0) return seen;
  }
}

/** Where an article of this date must be, at the least: feeds, pages, archives, sitemaps, and its media. */
function everywhere(publishedAt: string): string[] {
  const [year, month] = publishedAt.split('-');
  const files = [...FEEDS, 'index.html', ...FEEDS.map((file) => `archive/${year}/${month}/${file}`)];
  return [
    ...ROOTS.flatMap((root) => files.map((file) => `${root}${file}`.slice(1))),
    'articles/kittiwakes/index.html',
    `sitemaps/${year}-${month}.xml`,
    'news-sitemap.xml',
    MEDIA,
  ];
}
const isEverywhere = (publishedAt: string) => (found: readonly string[]) =>
  everywhere(publishedAt).every((key) => found.includes(key));

describe('an article with a time', () => {
  it('is in no object of the site while its time is far, whatever the clock does', async () => {
    const receipt = await test.upload(KEY, kittiwakes(`date: ${secondsAhead(3600)}`));
    const media = await test.upload(MEDIA, 'WEBVTT\n\n00:00.000 --> 00:02.000\nKittee-wa-aake!\n');

    await test.cloud.invoke('ClockTick', { task: 'due' });
    await test.cloud.whenIdle();

    expect([receipt.status, media.status]).toEqual(['scheduled', 'published']);
    expect(await objectsWithMark()).toEqual([]);
    expect((await test.receipt(KEY)).status).toBe('scheduled');
  });

  it('is in no object before its instant, and everywhere after', async () => {
    const { instant, scheduled, before, after } = await withTimeToLook(async (instant) => {
      const scheduled = await test.upload(KEY, kittiwakes(`date: ${instant}`));
      return { instant, scheduled, ...(await tickUntil(instant, isEverywhere(instant))) };
    });

    expect(scheduled).toMatchObject({ status: 'scheduled', publishedAt: instant });
    expect(before.flat()).toEqual([]);
    expect(after).toEqual(expect.arrayContaining(everywhere(instant)));
    expect(await test.titles()).toContain('The kittiwakes are back');
    expect(await test.receipt(KEY)).toMatchObject({ status: 'published', publishedAt: instant });
  });

  it('is everywhere before it expires, and in no object after', async () => {
    const { id, publishedAt } = await test.receipt(KEY);
    const { published, before, after } = await withTimeToLook(async (expiry) => {
      const published = await test.upload(KEY, kittiwakes(`date: ${publishedAt}`, `expires: ${expiry}`));
      return { published, ...(await tickUntil(expiry, (found) => found.length === 0)) };
    });

    expect(published).toMatchObject({ status: 'published', id });
    expect(before.filter((found) => !isEverywhere(publishedAt ?? '')(found))).toEqual([]);
    expect(after).toEqual([]);
    expect(await test.titles()).toEqual(['The gulls never left']);
    expect((await test.get('/articles/kittiwakes/')).status).toBe(404);
    expect(await test.receipt(KEY)).toMatchObject({ status: 'expired', id });
  });
});

describe('what became due while the cloud was off', () => {
  it('is made good at the next start, by the schedule alone', async () => {
    const dataDir = await temporaryFolder();
    onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
    const off = await startTestCloud({ dataDir });
    const instant = secondsAhead(4);
    await off.upload(KEY, kittiwakes(`date: ${instant}`));
    await off.stop();
    const isDue = () => expect(new Date().toISOString() >= instant).toBe(true);
    await eventually(isDue);

    const again = await startTestCloud({ dataDir });
    onTestFinished(() => again.stop());

    expect(await again.titles()).toEqual(['The kittiwakes are back']);
    expect((await again.receipt(KEY)).status).toBe('published');
  });
});
