import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FeedId } from '../../../functions/core/output/feed-ids.ts';
import { outputId } from '../../../functions/core/output/outputs.ts';
import { MemoryPipeline } from '../../support/memory-pipeline.ts';

const SITE = 'title: The Gazette\nguard: { share: 0.5, items: 3, minutes: 10 }\n';
const COUNT = 8;
const key = (number: number) => `articles/world/n${number}.md`;
const article = (number: number, more = '') =>
  `---\ntitle: N${number}\ndate: 2026-11-0${(number % 9) + 1}\n${more}---\nText ${number}.\n`;

let pipeline: MemoryPipeline;

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

async function remove(...which: readonly number[]): Promise<void> {
  for (const number of which) pipeline.remove(key(number));
  await pipeline.drain();
}

async function put(...which: readonly number[]): Promise<void> {
  for (const number of which) pipeline.put(key(number), article(number));
  await pipeline.drain();
}

function pass(minutes: number): void {
  pipeline.now = new Date(Date.parse(pipeline.now) + minutes * 60_000).toISOString();
}

/** How many articles a document lists. */
function listed(document = 'feed.json'): number {
  return JSON.parse(pipeline.site.text(document) ?? '{"items":[]}').items.length;
}

const state = (feed: FeedId = 'latest') => pipeline.feedStates.states.get(outputId({ kind: 'feed', feed }));
const warnings = (number: number) =>
  pipeline.receipt(key(number))?.warnings.filter(({ code }) => code === 'feed-held') ?? [];

beforeEach(async () => {
  pipeline = new MemoryPipeline();
  pipeline.put('site.yaml', SITE);
  await put(...numbers(1, COUNT));
});

describe('a feed that would lose too much at once', () => {
  it('is held at what it was, its pages and archive too, and the row says so', async () => {
    const before = new Map(pipeline.site.objects);
    await remove(...numbers(1, 6));
    for (const [name, object] of before) {
      // The pages of deleted articles are not held, and search engines are told the truth.
      if (!name.startsWith('articles/') && !name.includes('sitemap')) {
        expect([name, pipeline.site.objects.get(name)?.etag]).toEqual([name, object.etag]);
      }
    }
    expect(pipeline.site.text('articles/n1/index.html')).toBeUndefined();
    expect(pipeline.site.text('articles/n8/index.html')).toBeDefined();
    expect(state()?.held).toMatchObject({ since: pipeline.now, lost: 6, of: 8 });
    expect(state('section/world')?.held).toMatchObject({ lost: 6, of: 8 });
  });

  it('tells the editor on the receipt of each deleted article, with the feeds and the way out', async () => {
    await remove(...numbers(1, 6));
    const receipt = pipeline.receipt(key(1));
    expect(receipt?.status).toBe('withdrawn');
    expect(warnings(1)).toHaveLength(1);
    expect(warnings(1)[0]?.message).toContain('latest, section/world');
    expect(warnings(1)[0]?.hint).toContain('broadsheet release latest section/world');
    expect(warnings(8)).toEqual([]);
  });

  it('goes on by itself when the objects return, and tells so', async () => {
    const before = pipeline.site.text('feed.json');
    await remove(...numbers(1, 6));
    await put(...numbers(1, 3));
    expect(state()?.held).toBeUndefined();
    expect(listed()).toBe(5);
    expect(listed('archive/2026/11/feed.json')).toBe(5);
    expect(numbers(1, 6).flatMap(warnings)).toEqual([]);
    await put(...numbers(4, 6));
    expect(pipeline.site.text('feed.json')).toBe(before);
  });

  it('goes on when it is released, with its archive, and starts from there', async () => {
    await remove(...numbers(1, 6));
    await pipeline.release('feed/latest');
    await pipeline.drain();
    expect(state()?.held).toBeUndefined();
    expect([listed(), listed('archive/2026/11/feed.json')]).toEqual([2, 2]);
    expect(warnings(1)[0]?.message).toContain('stay as they were: section/world');
    await pipeline.release('feed/section/world');
    await pipeline.drain();
    expect([listed('sections/world/feed.json'), numbers(1, 6).flatMap(warnings)]).toEqual([2, []]);
    await remove(7, 8);
    expect(listed()).toBe(0);
  });

  it('is not emptied by a release that comes late, again', async () => {
    await pipeline.release('feed/latest');
    await remove(...numbers(1, 6));
    expect(listed()).toBe(COUNT);
  });

  it('shows nothing new while it is held, and all of it afterwards', async () => {
    await remove(...numbers(1, 6));
    await put(9);
    expect(listed()).toBe(COUNT);
    expect(pipeline.site.text('articles/n9/index.html')).toBeDefined();
    await pipeline.release('feed/latest');
    expect(listed()).toBe(3);
  });

  it('is held for as long as it takes', async () => {
    await remove(...numbers(1, 6));
    const { since } = state()?.held ?? {};
    pass(60 * 24);
    await pipeline.publish('feed/latest');
    expect(listed()).toBe(COUNT);
    expect(state()?.held?.since).toBe(since);
  });

  it('is held as well when the articles go one after the other', async () => {
    for (const number of numbers(1, COUNT)) {
      await remove(number);
      pass(1);
    }
    expect(listed()).toBe(COUNT / 2);
    expect(state()?.held).toMatchObject({ lost: 4 + 1 + 3, of: COUNT });
  });

  it('is held as well when older articles take the places of those that go', async () => {
    pipeline.put('site.yaml', `${SITE}limits: { items: 4 }\n`);
    await pipeline.drain();
    // Newest first, by their dates.
    await remove(8, 7);
    await remove(6);
    expect([listed(), state()?.held]).toEqual([4, undefined]);
    await remove(5);
    expect(state()?.held).toMatchObject({ lost: 4, of: 4 });
    // Nor does it go on by itself when there is nothing left that could take their places.
    await remove(...numbers(1, 4));
    expect([listed(), state()?.held?.of]).toEqual([4, 4]);
  });

  it('has lost no more than the guard allows, in whatever batches its articles go', async () => {
    const histories = fc.record({
      limit: fc.integer({ min: 1, max: COUNT }),
      order: fc.shuffledSubarray(numbers(1, COUNT), { minLength: COUNT }),
      batches: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: COUNT, maxLength: COUNT }),
    });
    const property = fc.asyncProperty(histories, async ({ limit, order, batches }) => {
      pipeline = new MemoryPipeline();
      pipeline.put('site.yaml', `${SITE}limits: { items: ${limit} }\n`);
      await put(...numbers(1, COUNT));
      const shown = numbers(COUNT - limit + 1, COUNT);
      const going = [...order];
      for (const size of batches) await remove(...going.splice(0, size));
      const left = shown.filter((number) => pipeline.site.text('feed.json')?.includes(`"N${number}"`));
      expect(limit - left.length).toBeLessThanOrEqual(Math.max(3, limit / 2));
    });
    await fc.assert(property, { numRuns: 12 });
  });

  it('is held when its archive is looked at first', async () => {
    for (const number of numbers(1, 6)) pipeline.remove(key(number));
    for (const message of pipeline.intake.splice(0)) await pipeline.ingest(message);
    const { length } = pipeline.jobs;
    expect(length).toBeGreaterThan(0);
    await pipeline.publish('archive/latest/2026-11');
    expect([listed('archive/2026/11/feed.json'), listed()]).toEqual([COUNT, COUNT]);
    expect(state()?.held?.waiting).toEqual(['archive/latest/2026-11']);
    await pipeline.drain();
  });
});

describe('what is no mishap', () => {
  it('is the deletion of one article, or of as few as the guard allows: never delayed', async () => {
    await remove(1);
    expect(listed()).toBe(COUNT - 1);
    await remove(2, 3);
    expect(listed()).toBe(COUNT - 3);
    expect(state()?.held).toBeUndefined();
  });

  it('is many deletions over a long time', async () => {
    for (const number of numbers(1, COUNT)) {
      await remove(number);
      pass(11);
    }
    expect(listed()).toBe(0);
  });

  it('is the expiry of all of them at once', async () => {
    for (const number of numbers(1, COUNT)) {
      pipeline.put(key(number), article(number, 'expires: 2026-11-10T12:30:00Z\n'));
    }
    await pipeline.drain();
    pass(31);
    for (const number of numbers(1, COUNT)) await pipeline.ingest({ key: key(number) });
    await pipeline.drain();
    expect([listed(), state()?.held]).toEqual([0, undefined]);
  });

  it('is that they became drafts, or left a section', async () => {
    for (const number of numbers(1, 4)) pipeline.put(key(number), article(number, 'draft: true\n'));
    for (const number of numbers(5, 8)) pipeline.put(key(number), article(number, 'section: other\n'));
    await pipeline.drain();
    expect([listed(), state()?.held]).toEqual([4, undefined]);
    expect([listed('sections/world/feed.json'), state('section/world')?.held]).toEqual([0, undefined]);
  });

  it.each([
    ['copied first', true],
    ['deleted first', false],
  ])('is that they moved to another folder: %s', async (_, copiesFirst) => {
    pass(1);
    const copies = () => {
      for (const number of numbers(1, COUNT)) pipeline.put(`articles/other/n${number}.md`, article(number));
    };
    if (copiesFirst) copies();
    for (const number of numbers(1, COUNT)) pipeline.remove(key(number));
    if (!copiesFirst) copies();
    await pipeline.drain();
    await pipeline.recheckHeldFeeds();
    await pipeline.drain();
    expect([state()?.held, listed()]).toEqual([undefined, COUNT]);
    expect([state('section/world')?.held, listed('sections/world/feed.json')]).toEqual([undefined, 0]);
    expect(numbers(1, COUNT).flatMap(warnings)).toEqual([]);
  });

  it('is that newer ones pushed them out', async () => {
    pipeline.put('site.yaml', `${SITE}limits: { items: ${COUNT} }\n`);
    for (const number of numbers(1, COUNT)) {
      pipeline.put(
        `articles/new/m${number}.md`,
        `---\ntitle: M${number}\ndate: 2026-11-10\n---\nNew ${number}.\n`,
      );
    }
    await pipeline.drain();
    expect(pipeline.site.text('feed.json')).not.toContain('N1');
    await remove(...numbers(1, COUNT));
    expect([state()?.held, listed()]).toEqual([undefined, COUNT]);
  });
});

describe('the list of held feeds', () => {
  const heldFeeds = () =>
    [...pipeline.hints.rows.values()]
      .filter(({ entry }) => entry.list === 'held')
      .map(({ key: output }) => output)
      .sort();

  it('has each that is held, and only as long as it is', async () => {
    expect(heldFeeds()).toEqual([]);
    await remove(...numbers(1, 6));
    expect(heldFeeds()).toEqual(['feed/latest', 'feed/section/world']);
    await pipeline.release('feed/latest');
    expect(heldFeeds()).toEqual(['feed/section/world']);
    await put(...numbers(1, 6));
    expect(heldFeeds()).toEqual([]);
  });

  it('is put right where a run that died left a feed on it', async () => {
    await pipeline.hints.putHint({ list: 'held', sortKey: '0#feed/latest' }, 'feed/latest', 1);
    await pipeline.recheckHeldFeeds();
    expect(heldFeeds()).toEqual([]);
  });

  it('does not lose a feed by looking again', async () => {
    await remove(...numbers(1, 6));
    await pipeline.recheckHeldFeeds();
    expect(heldFeeds()).toEqual(['feed/latest', 'feed/section/world']);
  });
});
