import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryPipeline } from '../../support/memory-pipeline.ts';

const SITE = 'title: The Gazette\nurl: https://news.example/\nhubs: https://hub.example/\n';
const article = (title: string, tags = '[]') =>
  `---\ntitle: ${title}\nsection: world\ntags: ${tags}\n---\nText.\n`;

let pipeline: MemoryPipeline;
/** Ends the function right before the named operation, once. */
let crashBefore: string | undefined;

beforeEach(async () => {
  crashBefore = undefined;
  pipeline = new MemoryPipeline(async (operation) => {
    if (crashBefore === undefined || !operation.startsWith(crashBefore)) return;
    crashBefore = undefined;
    throw new Error('killed');
  });
  pipeline.put('site.yaml', SITE);
  pipeline.put('articles/a.md', article('First'));
  await pipeline.drain();
});

/** The topics told since this was last asked. */
const told = () =>
  pipeline.notices
    .splice(0)
    .map((notice) =>
      notice.kind === 'topic' ? notice.url.replace('https://news.example/', '') : notice.kind,
    )
    .sort();

const DOCUMENTS = [
  'atom.xml',
  'feed.json',
  'rss.xml',
  'summary/atom.xml',
  'summary/feed.json',
  'summary/rss.xml',
];

describe('hubs are to be told', () => {
  it('of every document of a feed, once each', async () => {
    const topics = told();
    expect(topics).toEqual(expect.arrayContaining([...DOCUMENTS, 'sections/world/rss.xml']));
    expect(new Set(topics).size).toBe(topics.length);
    expect(topics.filter((topic) => /archive|html|opml|sitemap/.test(topic))).toEqual([]);
  });

  it('of nothing, when nothing has changed', async () => {
    told();
    await pipeline.publish('feed/latest');
    expect(told()).toEqual([]);
  });

  it('of those documents alone whose bytes have changed', async () => {
    told();
    // What only the full text shows: the summary is the same.
    pipeline.put('articles/a.md', article('First').replace('Text.', 'Text.\n\nAnd more of it.'));
    await pipeline.drain();
    const topics = told();
    expect(topics).toContain('rss.xml');
    expect(topics.every((topic) => pipeline.site.objects.has(topic))).toBe(true);
    pipeline.put('articles/b.md', article('Second', '[sea]').replace('section: world', 'section: coast'));
    await pipeline.drain();
    expect(told()).not.toContain('sections/world/rss.xml');
  });

  it('of everything by a hub that is new', async () => {
    pipeline.put('site.yaml', SITE.replace(/hubs.*\n/, ''));
    await pipeline.drain();
    told();
    pipeline.put('articles/a.md', article('Other'));
    await pipeline.drain();
    expect(told()).toEqual([]);
    pipeline.put('site.yaml', SITE);
    await pipeline.drain();
    expect(told()).toEqual(expect.arrayContaining(DOCUMENTS));
  });

  it('not of what is no more', async () => {
    told();
    pipeline.remove('articles/a.md');
    await pipeline.drain();
    expect(told()).toEqual(DOCUMENTS);
  });

  it('not of an address that leads elsewhere', async () => {
    pipeline.put(
      'site.yaml',
      `${SITE}moved:\n  - from: /rss.xml\n    to: https://elsewhere.example/rss.xml\n`,
    );
    pipeline.put('articles/a.md', article('Other'));
    told();
    await pipeline.drain();
    expect(told()).toEqual(expect.arrayContaining(DOCUMENTS.filter((key) => key !== 'rss.xml')));
    expect(told()).not.toContain('rss.xml');
  });

  it.each([
    ['its documents were put', 'writeFeedState feed/latest'],
    ['its state was recorded', 'send notices'],
  ])('all the same, when the function was killed after %s', async (_, operation) => {
    pipeline.put('articles/a.md', article('Second'));
    for (const message of pipeline.intake.splice(0)) await pipeline.ingest(message);
    pipeline.jobs.splice(0);
    told();
    crashBefore = operation;
    await expect(pipeline.publish('feed/latest')).rejects.toThrow('killed');
    expect(told()).toEqual([]);
    expect(await pipeline.publish('feed/latest')).toEqual([]);
    expect(told()).toEqual(DOCUMENTS);
    await pipeline.publish('feed/latest');
    expect(told()).toEqual([]);
  });
});
